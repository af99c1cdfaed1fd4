import type { FormField, Names, PreparedField, Reader, StoredFile, Target } from '@yuanliu/core/forms';
import { createContext, useContext } from 'react';
import type { FieldFace } from './field-face.ts';

/** Something that a relation, person or department field may point at. */
export interface Choice {
  readonly id: string;
  readonly title: string;
  readonly hint?: string | undefined;
}

/** A file on its way to the server. */
export interface Upload {
  readonly file: File;
  /** From 0 to 1. */
  readonly onProgress: (part: number) => void;
  readonly signal: AbortSignal;
}

/** What inputs need besides their value: where choices come from, what ids are called, where files go. */
export interface Filling {
  readonly form: string;
  readonly reader: Reader & { readonly names: Names };
  /** What a field looks like, for what draws fields within fields. */
  readonly faceOf: (field: FormField) => FieldFace;
  /** A field with its rules by its dotted keys; undefined for one that there is not, or that this person does not see. */
  readonly fieldAt: (node: string) => PreparedField | undefined;
  /** What a field may point at, by part of its name; `hasMore`: further words narrow it. */
  readonly ask: (
    node: string,
    search: string,
    signal?: AbortSignal,
  ) => Promise<{ readonly rows: readonly Choice[]; readonly hasMore: boolean }>;
  /** Which of these may be chosen in the field at a path, as its rule about options says. */
  readonly offered: (path: string, ids: readonly string[]) => Promise<readonly string[]>;
  /** Remembers what ids are called. */
  readonly learn: (target: Target, choices: readonly Choice[]) => void;
  readonly upload: (upload: Upload) => Promise<StoredFile>;
  readonly addressOf: (file: string) => string;
  /** Told that an upload has begun; calling the answer says that it is over. Nothing is submitted meanwhile. */
  readonly begin: () => () => void;
}

/** Filled by whatever shows fields: a form, a list of records, a preview. */
export const FillingContext = createContext<Filling | undefined>(undefined);

/** What inputs need besides their value. */
export const useFilling = (): Filling => {
  const filling = useContext(FillingContext);
  if (filling === undefined) throw new Error('useFilling stands outside of a form or list.');
  return filling;
};
