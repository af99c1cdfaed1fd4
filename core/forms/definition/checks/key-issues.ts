import { rowFieldTypes, typeOf } from '../../field-types/field-types.ts';
import { folded } from '../../reading/plain.ts';
import { type DefinitionIssue, fault } from '../definition-issue.ts';
import { rowFieldsOf } from '../fields.ts';
import type { FormDefinition } from '../form-definition.ts';
import type { FormField } from '../form-field.ts';
import { isReservedKey, longestTableFieldKey } from '../keys.ts';

const duplicatesOf = (names: readonly string[]): Set<number> => {
  const seen = new Set<string>();
  const twice = new Set<number>();
  for (const [index, name] of names.entries()) {
    if (seen.has(name)) twice.add(index);
    seen.add(name);
  }
  return twice;
};

/** Fields beside one another: keys and labels name one field each, for rules call fields by either. */
const namesOf = (fields: readonly FormField[], path: string): DefinitionIssue[] => {
  const sameKey = duplicatesOf(fields.map(({ key }) => key));
  const labels = fields.map(({ label }) => folded(label.zh));
  const sameLabel = duplicatesOf(labels);
  return fields.flatMap((field, index) => {
    const here = `${path}/${index}`;
    const other = fields.find(({ key }, place) => place !== index && key === labels[index]);
    return [
      ...(sameKey.has(index)
        ? [fault(`${here}/key`, `标识 ${field.key} 重复`, `The key ${field.key} is used twice`)]
        : []),
      ...(sameLabel.has(index)
        ? [
            fault(
              `${here}/label`,
              `名称“${field.label.zh}”重复，请改用不同的名称`,
              `The label “${field.label.zh}” is used twice; give another`,
            ),
          ]
        : []),
      ...(other === undefined
        ? []
        : [
            fault(
              `${here}/label`,
              `名称“${field.label.zh}”是另一个字段的标识`,
              `The label “${field.label.zh}” is the key of another field`,
            ),
          ]),
    ];
  });
};

const keyIssues = (field: FormField, path: string): DefinitionIssue[] => {
  const { key } = field;
  if (isReservedKey(key))
    return [
      fault(`${path}/key`, `标识 ${key} 是保留字，请换一个`, `The key ${key} is reserved; take another`),
    ];
  const hasTable = typeOf(field).table?.(field.settings) !== undefined;
  if (hasTable && key.length > longestTableFieldKey)
    return [
      fault(
        `${path}/key`,
        `明细表和多条关联的标识最多 ${longestTableFieldKey} 个字符`,
        `The key of a sub-table or of a relation to many has at most ${longestTableFieldKey} characters`,
      ),
    ];
  return [];
};

const rowIssues = (table: FormField, path: string): DefinitionIssue[] => {
  const fields = rowFieldsOf(table);
  const strangers = fields.flatMap((field, index) => {
    const type = typeOf(field);
    const { name, text } = type;
    if (rowFieldTypes.some((each) => each.name === name) && type.table?.(field.settings) === undefined)
      return [];
    return [
      fault(
        `${path}/${index}/type`,
        `明细表里不能有“${text.zh}”字段`,
        `A sub-table cannot hold “${text.en}”`,
      ),
    ];
  });
  return [
    ...namesOf(fields, path),
    ...fields.flatMap((each, i) => keyIssues(each, `${path}/${i}`)),
    ...strangers,
  ];
};

/** Keys and labels: unique where they stand, not reserved, short enough; what sub-tables may hold. */
export const keyAndLabelIssues = ({ fields }: FormDefinition): DefinitionIssue[] => [
  ...namesOf(fields, '/fields'),
  ...fields.flatMap((field, index) => [
    ...keyIssues(field, `/fields/${index}`),
    ...rowIssues(field, `/fields/${index}/settings/fields`),
  ]),
];
