import { type DefinitionIssue, fault } from '../definition-issue.ts';
import { type FormInPlace, type PlacedField, placedFields, placeIn } from '../fields.ts';

const ruleIssues = ({ field, type, path }: PlacedField): DefinitionIssue[] => {
  const rules = field.rules ?? {};
  const misplaced = (rule: string, zh: string, en: string): DefinitionIssue[] =>
    rule in rules
      ? [fault(`${path}/rules/${rule}`, `“${field.label.zh}”${zh}`, `“${field.label.zh}” ${en}`)]
      : [];
  const computed =
    type.holds === 'computed'
      ? ['default', 'required', 'readOnly'].flatMap((rule) =>
          misplaced(rule, '由系统计算，不能设此规则', 'is computed by the system and takes no such rule'),
        )
      : [];
  const rows =
    type.holds === 'rows'
      ? misplaced('default', '是明细表，不能设默认值', 'is a sub-table and takes no default')
      : [];
  return [...computed, ...rows];
};

/** What types say about their settings where they stand, and rules that a type cannot have. */
export const settingIssues = (place: FormInPlace): DefinitionIssue[] =>
  placedFields(place.definition).flatMap((placed) => {
    const { field, type, keys, path, table } = placed;
    const complaints = type.complaints?.(field.settings, placeIn(place, table)) ?? [];
    return [
      ...complaints.map((each) => ({
        path: `${path}/settings${each.path}`,
        text: {
          zh: `“${field.label.zh}”：${each.text.zh}`,
          en: `“${field.label.en ?? field.label.zh}”: ${each.text.en}`,
        },
        severity: 'error' as const,
        field: keys,
      })),
      ...ruleIssues(placed).map((each) => ({ ...each, field: keys })),
    ];
  });
