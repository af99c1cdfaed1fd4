import type { ColumnType, Generated } from 'kysely';
import { hashBytes } from './merkle.ts';

/** A bigint column: text when read, so that nothing is lost on the way. */
type BigInteger = ColumnType<string, number, number>;

export interface SealedLogsTable {
  log: string;
  size: BigInteger;
  peaks: Buffer;
  root: Buffer;
  sealed_at: Date | null;
}

export interface SealPendingTable {
  log: string;
  row_id: string;
  leaf_hash: Buffer;
  waiting_since: Generated<Date>;
}

export interface SealedChunksTable {
  log: string;
  first_index: BigInteger;
  count: number;
  row_ids: string[];
  leaf_hashes: Buffer;
  root_after: Buffer;
  peaks_after: Buffer | null;
  min_row_id: string;
  max_row_id: string;
  sealed_at: Generated<Date>;
}

export interface SealedLogTables {
  sealed_logs: SealedLogsTable;
  seal_pending: SealPendingTable;
  sealed_chunks: SealedChunksTable;
}

/** Hashes that stand one behind the other in a bytea, taken apart without copying. */
export const hashesOf = (bytes: Buffer): Buffer[] =>
  Array.from({ length: Math.floor(bytes.length / hashBytes) }, (_, index) =>
    bytes.subarray(index * hashBytes, (index + 1) * hashBytes),
  );
