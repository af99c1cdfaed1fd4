import type { DefinitionChange, DefinitionIssue, DefinitionVerdict } from '@yuanliu/core/forms';

/** An issue as it is answered. */
export const presentIssue = ({ field, ...issue }: DefinitionIssue): DefinitionVerdict['issues'][number] => ({
  ...issue,
  ...(field !== undefined && { field: [...field] }),
});

/** A difference as it is answered. */
export const presentChange = ({
  field,
  ...change
}: DefinitionChange): DefinitionVerdict['changes'][number] => ({
  ...change,
  ...(field !== undefined && { field: [...field] }),
});
