import type { Database } from '../../../platform/index.ts';
import type { OpenedDocument } from './open-document.ts';

/** Letters that are held for one database at the most; of more the oldest are let go. */
const mostLetters = 32_000_000;

const held = new WeakMap<Database, Map<string, OpenedDocument>>();

/**
 * Holds the document of a capture for the job that works it off, which mostly follows at once and in this process: it
 * need not read and open again what was open a moment ago. The database keeps it as well, so that nothing is lost
 * with the process, and whoever else does the job finds it there.
 */
export const holdDocument = (db: Database, captureId: string, document: OpenedDocument): void => {
  const documents = held.get(db) ?? new Map<string, OpenedDocument>();
  held.set(db, documents.set(captureId, document));
  let letters = 0;
  for (const { text } of documents.values()) letters += text.length;
  for (const [id, { text }] of documents) {
    if (letters <= mostLetters) return;
    documents.delete(id);
    letters -= text.length;
  }
};

/** The document that is held for a capture, and lets go of it; undefined where there is none. */
export const takeDocument = (db: Database, captureId: string): OpenedDocument | undefined => {
  const document = held.get(db)?.get(captureId);
  held.get(db)?.delete(captureId);
  return document;
};
