import type { Analysed } from '../analyse.ts';
import type { DefinitionIssue } from '../definition-issue.ts';
import { dependenciesOf, evaluationOrder, type NodeName } from '../dependencies.ts';
import { placedFields } from '../fields.ts';
import type { FormDefinition } from '../form-definition.ts';

const problemIssues = (analysed: readonly Analysed[]): DefinitionIssue[] =>
  analysed.flatMap(({ placed, problems }) =>
    (placed.isImplied ? [] : problems).map(({ text, from, to }) => ({
      path: placed.path,
      text,
      severity: 'error' as const,
      from,
      to,
      ...(placed.field !== undefined && { field: placed.field }),
    })),
  );

const circleIssues = (definition: FormDefinition, analysed: readonly Analysed[]): DefinitionIssue[] => {
  const found = evaluationOrder(dependenciesOf(definition, analysed));
  if (!('circle' in found)) return [];
  const placed = placedFields(definition);
  const at = (node: NodeName) => placed.find(({ keys }) => keys.join('.') === node);
  const [first = ''] = found.circle;
  const labels = [...found.circle, first].map((node) => at(node)?.field.label.zh ?? node).join(' → ');
  return [
    {
      path: at(first)?.path ?? '/fields',
      text: {
        zh: `公式或规则循环引用：${labels}`,
        en: `Formulas or rules go round in a circle: ${labels}`,
      },
      severity: 'error',
      field: first.split('.'),
    },
  ];
};

/** What is wrong with the expressions, and values that wait for one another. */
export const expressionIssues = (
  definition: FormDefinition,
  analysed: readonly Analysed[],
): DefinitionIssue[] => [...problemIssues(analysed), ...circleIssues(definition, analysed)];
