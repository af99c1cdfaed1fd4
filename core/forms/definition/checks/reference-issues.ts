import { typeOf } from '../../field-types/field-types.ts';
import { type DefinitionIssue, fault } from '../definition-issue.ts';
import type { FormDefinition } from '../form-definition.ts';
import type { FormField } from '../form-field.ts';

type Find = (key: string) => FormField | undefined;

const unknown = (path: string, key: string): DefinitionIssue =>
  fault(path, `没有字段 ${key}`, `There is no field ${key}`);

/** One plain column that can be compared. */
const isComparable = (field: FormField): boolean => {
  const [column, second] = typeOf(field).columns(field.settings);
  return column !== undefined && second === undefined && !['jsonb', 'text[]'].includes(column.type);
};

const uniqueIssues = ({ uniques = [] }: FormDefinition, find: Find): DefinitionIssue[] => {
  const seen = new Set<string>();
  return uniques.flatMap(({ fields }, index) => {
    const name = fields.toSorted().join();
    const isRepeated = seen.has(name) || new Set(fields).size < fields.length;
    seen.add(name);
    const path = `/uniques/${index}`;
    return [
      ...(isRepeated ? [fault(path, '唯一规则重复', 'The uniqueness rule repeats itself')] : []),
      ...fields.flatMap((key, place) => {
        const field = find(key);
        const at = `${path}/fields/${place}`;
        if (field === undefined) return [unknown(at, key)];
        return isComparable(field)
          ? []
          : [fault(at, `“${field.label.zh}”不能设为唯一`, `“${field.label.zh}” cannot be made unique`)];
      }),
    ];
  });
};

const checkIssues = ({ checks = [] }: FormDefinition, find: Find): DefinitionIssue[] => {
  const keys = checks.map(({ key }) => key);
  return checks.flatMap(({ key, fields = [] }, index) => [
    ...(keys.indexOf(key) < index
      ? [fault(`/checks/${index}/key`, `标识 ${key} 重复`, `The key ${key} is used twice`)]
      : []),
    ...fields.flatMap((each, place) =>
      find(each) === undefined ? [unknown(`/checks/${index}/fields/${place}`, each)] : [],
    ),
  ]);
};

const fillIssues = ({ fills = [] }: FormDefinition, find: Find): DefinitionIssue[] =>
  fills.flatMap(({ on, set }, index) => {
    const relation = find(on);
    const type = relation && typeOf(relation);
    const isOne = relation !== undefined && type?.target?.(relation.settings)?.startsWith('form:') === true;
    const hasColumn = relation !== undefined && type?.columns(relation.settings).length === 1;
    return [
      ...(isOne && hasColumn
        ? []
        : [
            fault(
              `/fills/${index}/on`,
              '联动要从一个单条关联字段开始',
              'A fill starts from a relation to one record',
            ),
          ]),
      ...set.flatMap(({ field: key }, place) => {
        const field = find(key);
        const at = `/fills/${index}/set/${place}/field`;
        if (field === undefined) return [unknown(at, key)];
        return typeOf(field).holds === 'computed'
          ? [
              fault(
                at,
                `“${field.label.zh}”由系统计算，不能填入`,
                `“${field.label.zh}” is computed by the system`,
              ),
            ]
          : [];
      }),
    ];
  });

/** Where uniques, checks and fills speak of fields: those exist and are fit for it. */
export const referenceIssues = (definition: FormDefinition): DefinitionIssue[] => {
  const find: Find = (key) => definition.fields.find((field) => field.key === key);
  return [
    ...uniqueIssues(definition, find),
    ...checkIssues(definition, find),
    ...fillIssues(definition, find),
  ];
};
