import type { Text } from '../../../platform/index.ts';
import { type FormInPlace, placedFields, placeIn } from '../fields.ts';
import { nodesOf } from '../form-layout.ts';
import { bothLanguages } from '../form-text.ts';
import { wordOf } from '../setting-words.ts';
import type { FoundUse, UsedBy } from './found-use.ts';
import { usesInExpressions } from './uses-in-expressions.ts';

const inSettings = (place: FormInPlace): FoundUse[] =>
  placedFields(place.definition).flatMap(({ field, type, keys, path, table }) => {
    const { zh, en } = bothLanguages(field.label);
    const text = { zh: `“${zh}”（${type.text.zh}）的设置`, en: `settings of “${en}” (${type.text.en})` };
    const by = { form: place.form, path: `${path}/settings`, by: 'setting', field: keys, text } as const;
    return (type.uses?.(field.settings, placeIn(place, table), field.key) ?? []).map((used) => ({
      used,
      by,
    }));
  });

const inLists = ({ form, definition }: FormInPlace): FoundUse[] => {
  const { uniques = [], checks = [], fills = [] } = definition;
  const found = (
    by: UsedBy['by'],
    path: string,
    of: { readonly key: string; readonly text: Text },
  ): FoundUse => ({
    used: { form, field: [of.key] },
    by: { form, path, by, text: of.text },
  });
  return [
    ...uniques.flatMap(({ fields }, index) =>
      fields.map((key) => found('unique', `/uniques/${index}`, { key, text: wordOf('uniques') })),
    ),
    ...checks.flatMap(({ fields = [], message }, index) => {
      const { zh, en } = bothLanguages(message);
      const text = { zh: `校验“${zh}”`, en: `check “${en}”` };
      return fields.map((key) => found('check', `/checks/${index}`, { key, text }));
    }),
    ...fills.flatMap(({ on, set }, index) =>
      [on, ...set.map(({ field }) => field)].map((key) =>
        found('fill', `/fills/${index}`, { key, text: wordOf('fills') }),
      ),
    ),
    ...nodesOf(definition.layout).flatMap(({ node, path }) =>
      node.kind === 'field'
        ? [found('layout', `/layout${path}`, { key: node.key, text: { zh: '布局', en: 'layout' } })]
        : [],
    ),
  ];
};

/** Every use of a field by a form: by expressions, settings, uniques, checks, fills and its layout. */
const usesIn = (place: FormInPlace): FoundUse[] => [
  ...usesInExpressions(place),
  ...inSettings(place),
  ...inLists(place),
];

const isWithin = (used: readonly string[], keys: readonly string[]): boolean =>
  keys.every((key, index) => used[index] === key);

/**
 * Who uses a field of `place`, or what stands in it: its own form and the `others`. A use inside of the field itself,
 * such as its own check, is none. Each place is told once.
 */
export const usedBy = (
  keys: readonly string[],
  place: FormInPlace,
  others: readonly FormInPlace[],
): UsedBy[] => {
  const found = [place, ...others.filter(({ form }) => form !== place.form)]
    .flatMap(usesIn)
    .filter(({ used, by }) => {
      const isOwn = by.form === place.form && by.field !== undefined && isWithin(by.field, keys);
      return used.form === place.form && isWithin(used.field, keys) && !isOwn;
    })
    .map(({ by }) => by);
  return [...new Map(found.map((by) => [`${by.form} ${by.path}`, by])).values()];
};
