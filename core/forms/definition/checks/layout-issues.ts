import { type DefinitionIssue, fault } from '../definition-issue.ts';
import type { FormDefinition } from '../form-definition.ts';
import { nodesOf, type PlacedNode } from '../form-layout.ts';

/** Boxes in boxes: deeper than a person can follow on a phone. */
const deepest = 4;

const nodeIssues = (placed: readonly PlacedNode[], known: ReadonlySet<string>): DefinitionIssue[] => {
  const seenFields = new Set<string>();
  const seenNodes = new Set<string>();
  const issues: DefinitionIssue[] = [];
  for (const { node, path, depth } of placed) {
    const { key } = node;
    const at = `/layout${path}`;
    const seen = node.kind === 'field' ? seenFields : seenNodes;
    if (node.kind === 'field' && !known.has(key))
      issues.push(fault(at, `布局里的字段 ${key} 不存在`, `The layout has ${key}, which is no field`));
    if (seen.has(key))
      issues.push(fault(at, `${key} 在布局里出现了两次`, `${key} stands twice in the layout`));
    if (depth > deepest)
      issues.push(fault(at, `布局最多嵌套 ${deepest} 层`, `The layout nests at most ${deepest} deep`));
    seen.add(key);
  }
  return issues;
};

/** The layout: every field of the record once, no other, boxes with keys of their own and not too deep. */
export const layoutIssues = ({ fields, layout }: FormDefinition): DefinitionIssue[] => {
  const placed = nodesOf(layout);
  const shown = new Set(placed.flatMap(({ node }) => (node.kind === 'field' ? [node.key] : [])));
  const missing = fields.flatMap(({ key, label }, index) =>
    shown.has(key)
      ? []
      : [fault(`/fields/${index}`, `“${label.zh}”不在布局里`, `“${label.zh}” is not in the layout`)],
  );
  return [...nodeIssues(placed, new Set(fields.map(({ key }) => key))), ...missing];
};
