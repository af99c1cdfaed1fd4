import { analyse } from './analyse.ts';
import { expressionIssues } from './checks/expression-issues.ts';
import { structureIssues } from './check-structure.ts';
import type { DefinitionIssue } from './definition-issue.ts';
import type { FormInPlace } from './fields.ts';

/**
 * Everything that stands against publishing a definition: its structure, its settings, its expressions, circles. One that
 * has no issue of severity `error` can be published.
 */
export const checkDefinition = (place: FormInPlace): DefinitionIssue[] => [
  ...structureIssues(place),
  ...expressionIssues(place.definition, analyse(place)),
];
