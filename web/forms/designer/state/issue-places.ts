import type { DefinitionIssue, FormDefinition } from '@yuanliu/core/forms';
import { fieldId, nodeId, type PartId } from '../drawing/part-id.ts';

/** The value at a JSON Pointer of a document, as far as it goes, with the objects on the way. */
const along = (document: unknown, pointer: string): object[] => {
  const found: object[] = [];
  let value: unknown = document;
  for (const segment of pointer.split('/').slice(1)) {
    if (typeof value !== 'object' || value === null) return found;
    found.push(value);
    value = Reflect.get(value, segment);
  }
  if (typeof value === 'object' && value !== null) found.push(value);
  return found;
};

const keyIn = (value: object): string | undefined => {
  const key: unknown = Reflect.get(value, 'key');
  return typeof key === 'string' ? key : undefined;
};

/** What is to be mended for an issue: a field, a node of the layout, or '' for the form itself. */
export const partOfIssue = (definition: FormDefinition, { field, path }: DefinitionIssue): PartId => {
  if (field !== undefined) return fieldId(field);
  const keyed = along(definition, path).flatMap((value) => {
    const key = keyIn(value);
    return key === undefined ? [] : [{ key, value }];
  });
  if (path.startsWith('/fields/')) return fieldId(keyed.map(({ key }) => key));
  const last = keyed.at(-1);
  if (!path.startsWith('/layout/') || last === undefined) return '';
  return Reflect.get(last.value, 'kind') === 'field' ? last.key : nodeId(last.key);
};
