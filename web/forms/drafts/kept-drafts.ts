import type { RecordValues } from '@yuanliu/core/forms';
import { Dexie } from 'dexie';

/** What somebody has filled in and not submitted, as it is kept on this device. */
export interface KeptDraft {
  /** Person, form and record: there is one for each. */
  readonly key: string;
  /** Made here; also the id of the new record, so that submitting twice makes one. */
  readonly id: string;
  readonly values: RecordValues;
  /** The version of the record that is changed; null for a new one. */
  readonly recordVersion: number | null;
  /** ISO 8601. */
  readonly savedAt: string;
}

const database = new Dexie('yuanliu.forms');
database.version(1).stores({ drafts: 'key' });
const drafts = database.table<KeptDraft, string>('drafts');

/** The draft that is kept under a key; undefined where there is none, or where the browser keeps nothing. */
export const keptDraft = async (key: string): Promise<KeptDraft | undefined> => {
  try {
    return await drafts.get(key);
  } catch {
    return undefined;
  }
};

/** Keeps a draft; answers whether it is kept. */
export const keepDraft = async (draft: KeptDraft): Promise<boolean> => {
  try {
    await drafts.put(draft);
    return true;
  } catch {
    return false;
  }
};

/** Forgets a draft. */
export const forgetDraft = async (key: string): Promise<void> => {
  try {
    await drafts.delete(key);
  } catch {
    // Nothing was kept.
  }
};
