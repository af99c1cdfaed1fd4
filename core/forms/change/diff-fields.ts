import type { Text } from '../../platform/index.ts';
import { rowFieldsOf } from '../definition/fields.ts';
import { bothLanguages } from '../definition/form-text.ts';
import type { FormField } from '../definition/form-field.ts';
import { typeOf } from '../field-types/field-types.ts';
import { type DefinitionChange, fromTo, isSame, sentence } from './definition-change.ts';
import { diffOptions } from './diff-options.ts';
import { wordOf } from '../definition/setting-words.ts';

/** Where fields stand: keys and labels of the sub-table around them. */
interface Inside {
  readonly keys: readonly string[];
  readonly label: Text | undefined;
}

const nameIn = ({ label }: Inside, field: FormField): Text => {
  const own = bothLanguages(field.label);
  return label === undefined ? own : { zh: `${label.zh} › ${own.zh}`, en: `${label.en} › ${own.en}` };
};

const whole = (kind: 'added' | 'removed', inside: Inside, field: FormField): DefinitionChange => {
  const { text } = typeOf(field);
  const zh = kind === 'added' ? '新增字段' : '删除字段';
  const name = nameIn(inside, field);
  return {
    kind,
    part: 'field',
    field: [...inside.keys, field.key],
    text: {
      zh: `${zh}“${name.zh}”（${text.zh}）`,
      en: `Field “${name.en}” (${text.en}) ${kind}`,
    },
  };
};

const aspect = (
  base: { readonly part: 'field' | 'rule'; readonly field: readonly string[]; readonly name: Text },
  word: Text,
  values: { readonly from: unknown; readonly to: unknown },
): DefinitionChange[] =>
  isSame(values.from, values.to)
    ? []
    : [
        {
          kind: 'changed',
          part: base.part,
          field: base.field,
          text: { zh: `“${base.name.zh}”的${word.zh}改变`, en: `“${base.name.en}”: ${word.en} changed` },
          ...fromTo(values.from, values.to),
        },
      ];

const namesOf = (...objects: readonly object[]): string[] => [...new Set(objects.flatMap(Object.keys))];

const apart = new Set(['version', 'fields', 'options']);

const changed = (inside: Inside, from: FormField, to: FormField): DefinitionChange[] => {
  const name = nameIn(inside, to);
  const field = [...inside.keys, to.key];
  const base = { part: 'field', field, name } as const;
  if (from.type !== to.type) {
    const [old, now] = [typeOf(from).text, typeOf(to).text];
    const text = sentence(
      name,
      (zh) => `“${zh}”的类型由${old.zh}改为${now.zh}`,
      (en) => `“${en}” changes from ${old.en} to ${now.en}`,
    );
    const type = { kind: 'changed', part: 'field', field, text, from: from.type, to: to.type } as const;
    return [...labels(base, from, to), type, ...rules(base, from, to)];
  }
  return [
    ...labels(base, from, to),
    ...namesOf(from.settings, to.settings)
      .filter((each) => !apart.has(each))
      .flatMap((each) => aspect(base, wordOf(each), { from: from.settings[each], to: to.settings[each] })),
    ...diffOptions({ field, name }, from.settings['options'], to.settings['options']),
    ...rules(base, from, to),
    ...diffFieldList({ keys: field, label: name }, rowFieldsOf(from), rowFieldsOf(to)),
  ];
};

type Base = Parameters<typeof aspect>[0];

const labels = (base: Base, from: FormField, to: FormField): DefinitionChange[] =>
  (['label', 'help', 'locked'] as const).flatMap((each) =>
    aspect(base, wordOf(each), { from: from[each], to: to[each] }),
  );

const rules = (base: Base, from: FormField, to: FormField): DefinitionChange[] => {
  const old: Readonly<Record<string, unknown>> = { ...from.rules };
  const now: Readonly<Record<string, unknown>> = { ...to.rules };
  return namesOf(old, now).flatMap((each) =>
    aspect({ ...base, part: 'rule' }, wordOf(each), { from: old[each], to: now[each] }),
  );
};

/** The order of a record's fields is its layout's; the order of a row's fields is that of its columns. */
const columnOrder = (
  { keys, label }: Inside,
  before: readonly string[],
  after: readonly string[],
): DefinitionChange[] => {
  const shared = (list: readonly string[], other: readonly string[]) =>
    list.filter((key) => other.includes(key));
  if (label === undefined || isSame(shared(before, after), shared(after, before))) return [];
  const text = sentence(
    label,
    (zh) => `“${zh}”的列顺序改变`,
    (en) => `“${en}”: order of columns changed`,
  );
  return [{ kind: 'moved', part: 'field', field: keys, text }];
};

/** Fields that came, went or changed, those of sub-tables with the name of their table. */
export const diffFieldList = (
  inside: Inside,
  before: readonly FormField[],
  after: readonly FormField[],
): DefinitionChange[] => {
  const old = new Map(before.map((field) => [field.key, field]));
  const now = new Map(after.map((field) => [field.key, field]));
  return [
    ...before.filter(({ key }) => !now.has(key)).map((field) => whole('removed', inside, field)),
    ...after.flatMap((field) => {
      const was = old.get(field.key);
      return was === undefined ? [whole('added', inside, field)] : changed(inside, was, field);
    }),
    ...columnOrder(inside, [...old.keys()], [...now.keys()]),
  ];
};
