import { keyAndLabelIssues } from './checks/key-issues.ts';
import { layoutIssues } from './checks/layout-issues.ts';
import { referenceIssues } from './checks/reference-issues.ts';
import { settingIssues } from './checks/setting-issues.ts';
import { type DefinitionIssue, fault } from './definition-issue.ts';
import type { FormInPlace } from './fields.ts';

/** What is wrong with a definition besides its expressions; empty for one that can be stored. */
export const structureIssues = (place: FormInPlace): DefinitionIssue[] => {
  const { definition } = place;
  return [
    ...(definition.fields.length === 0
      ? [fault('/fields', '表单还没有字段', 'The form has no fields yet')]
      : []),
    ...keyAndLabelIssues(definition),
    ...layoutIssues(definition),
    ...referenceIssues(definition),
    ...settingIssues(place),
  ];
};
