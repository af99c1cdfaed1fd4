import { readDefinition } from '@yuanliu/core/forms';
import type { KeptDrawing } from './autosave.ts';

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** What this device has kept of a drawing; undefined for nothing, and for what an older version of the page wrote. */
export const keptDrawing = (stored: string | undefined): KeptDrawing | undefined => {
  const kept = parsed(stored ?? '');
  if (typeof kept !== 'object' || kept === null) return undefined;
  const read = readDefinition(Reflect.get(kept, 'definition'));
  const draftVersion: unknown = Reflect.get(kept, 'draftVersion');
  return read.ok && typeof draftVersion === 'number'
    ? { definition: read.definition, draftVersion }
    : undefined;
};
