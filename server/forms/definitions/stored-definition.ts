import { type FormDefinition, readDefinition } from '@yuanliu/core/forms';

/** A document of ours as the database keeps it, in today's shape. One that cannot be read is damage, and throws. */
export const storedDefinition = (document: unknown): FormDefinition => {
  const read = readDefinition(document);
  if (read.ok) return read.definition;
  const [issue] = read.issues;
  throw new Error(`A stored form definition cannot be read: ${issue?.path} ${issue?.text.en}`);
};
