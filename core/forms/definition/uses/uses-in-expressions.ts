import type { Text } from '../../../platform/index.ts';
import type { FieldUse } from '../../field-types/place.ts';
import { analyse, type Analysed } from '../analyse.ts';
import type { ExpressionUse } from '../expressions.ts';
import { type FormInPlace, placedFields } from '../fields.ts';
import { bothLanguages } from '../form-text.ts';
import { wordOf } from '../setting-words.ts';
import { fieldsAlong, relatedForm } from './fields-along.ts';
import type { FoundUse } from './found-use.ts';

const words: Readonly<Record<ExpressionUse, Text>> = {
  visible: wordOf('visible'),
  required: wordOf('required'),
  readOnly: wordOf('readOnly'),
  default: wordOf('default'),
  check: wordOf('checks'),
  options: wordOf('options'),
  settings: wordOf('expression'),
  title: wordOf('title'),
  'form-check': { zh: '校验', en: 'check' },
  fill: wordOf('fills'),
};

const usedFields = ({ placed, uses }: Analysed, place: FormInPlace): FieldUse[] => {
  const { form, through, table } = placed;
  const along = (path: readonly string[], of: string | undefined) =>
    of === undefined ? [] : fieldsAlong(path, of, place);
  if (form !== undefined) return uses.flatMap((path) => along(path, form));
  if (through !== undefined) {
    const relation = place.definition.fields.find(({ key }) => key === through);
    return uses.flatMap((path) => along(path, relatedForm(relation)));
  }
  return uses.flatMap((path) => {
    if (table === undefined) return along(path, place.form);
    return along(path[0] === 'record' ? path.slice(1) : [table.key, ...path], place.form);
  });
};

/** The fields that the expressions of a form speak of, those of other forms among them. */
export const usesInExpressions = (place: FormInPlace): FoundUse[] => {
  const placed = placedFields(place.definition);
  return analyse(place).flatMap((each) => {
    const { path, use, field } = each.placed;
    const owner = placed.find(({ keys }) => keys.join() === field?.join());
    const name = bothLanguages(owner?.field.label ?? place.definition.name);
    const word = words[use];
    const by = {
      form: place.form,
      path,
      by: 'expression' as const,
      ...(field !== undefined && { field }),
      text: { zh: `“${name.zh}”的${word.zh}`, en: `${word.en} of “${name.en}”` },
    };
    return usedFields(each, place).map((used) => ({ used, by }));
  });
};
