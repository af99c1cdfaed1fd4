import type { DefinitionIssue } from '@yuanliu/core/forms';
import { useStore } from '../../../lib/store.ts';
import type { PartId } from '../drawing/part-id.ts';
import { useDesigner } from '../state/designer.ts';
import { partOfIssue } from '../state/issue-places.ts';
import { useDefinition } from '../state/use-drawn.ts';

/** What is wrong with a part. */
export const usePartIssues = (id: PartId): readonly DefinitionIssue[] => {
  const { issues } = useDesigner();
  const definition = useDefinition();
  return useStore(issues).filter((issue) => partOfIssue(definition, issue) === id);
};
