import {
  checkDefinition,
  type DefinitionIssue,
  type FormDefinition,
  formsNamedIn,
  lockIssues,
} from '@yuanliu/core/forms';
import { listRuleNames } from '../../numbering/index.ts';
import type { Db } from '../../platform/index.ts';
import type { StoredForm } from './definition.store.ts';
import { aroundDrawn, loadPublished } from './load-published.ts';

/**
 * Everything that is wrong with a definition where it would stand now: among the forms that are published and the serial
 * rules there are; for a system form, also what it does to the fields that the code knows.
 */
export const judgeDefinition = async (
  db: Db,
  { key, isSystem, published }: Pick<StoredForm, 'key' | 'isSystem' | 'published'>,
  definition: FormDefinition,
): Promise<DefinitionIssue[]> => {
  const [{ found }, rules] = await Promise.all([
    loadPublished(db, formsNamedIn(definition)),
    listRuleNames(db),
  ]);
  const serialRules = new Set(rules.map((rule) => rule.key));
  const around = aroundDrawn({ key, definition }, { forms: found, serialRules });
  return [
    ...checkDefinition({ form: key, definition, around }),
    ...(isSystem && published !== undefined ? lockIssues(published.definition, definition) : []),
  ];
};
