import { placedFields } from '../definition/fields.ts';
import { type DefinitionIssue, fault } from '../definition/definition-issue.ts';
import type { FormDefinition } from '../definition/form-definition.ts';
import { bothLanguages } from '../definition/form-text.ts';
import { columnsOf, sameColumns } from './stored-shape.ts';

/**
 * What a new version does to the locked fields of a system form, which the code knows: they stay, of their type and with
 * their columns, and stay locked. Labels, help, places and rules are free.
 */
export const lockIssues = (before: FormDefinition, after: FormDefinition): DefinitionIssue[] => {
  const next = placedFields(after);
  return placedFields(before).flatMap(({ field, keys }) => {
    if (field.locked !== true) return [];
    const now = next.find((each) => each.keys.join() === keys.join());
    const { zh, en } = bothLanguages(field.label);
    if (now === undefined)
      return [
        fault(
          '/fields',
          `“${zh}”是系统字段，不能删除`,
          `“${en}” is a field of the system and cannot be removed`,
        ),
      ];
    const isKept =
      now.field.locked === true &&
      now.field.type === field.type &&
      sameColumns(columnsOf('', field), columnsOf('', now.field));
    return isKept
      ? []
      : [
          {
            ...fault(
              now.path,
              `“${zh}”是系统字段，不能改变类型`,
              `“${en}” is a field of the system; its type cannot be changed`,
            ),
            field: keys,
          },
        ];
  });
};
