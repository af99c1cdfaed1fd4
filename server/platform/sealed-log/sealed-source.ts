import type { JsonValue } from '@yuanliu/core/platform';
import type { RawBuilder } from 'kysely';
import type { Db } from '../db/db.ts';

/** The table behind a sealed log, as verifying reads it. */
export interface SealedSource {
  readonly log: string;
  /** A query of the ids of all rows, as one column `id`. */
  readonly ids: RawBuilder<{ id: string }>;
  /** The rows with these ids, in any order; those that are gone are left out. */
  readonly read: (db: Db, ids: readonly string[]) => Promise<SealedRow[]>;
  /** What a person would know a row by that is gone; when its id was made (UUIDv7) where absent. */
  readonly titleOfLost?: (id: string) => string;
  /** Rows of other tables that follow from the sealed ones and disagree with them: the sealed rows they belong to. */
  readonly astray?: (db: Db) => Promise<readonly AstrayRow[]>;
}

export interface SealedRow {
  readonly id: string;
  /** What the hash was taken over, made anew of the columns. */
  readonly content: JsonValue;
  /** The hash that was stored with the row. */
  readonly hash: Buffer;
  /** What a person would recognise the row by. */
  readonly title: string;
}

/** A sealed row that something beside it disagrees with. */
export interface AstrayRow {
  readonly id: string;
  readonly title: string;
}
