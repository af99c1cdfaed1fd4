-- Sealed logs: append-only tables whose rows are sealed into one Merkle tree each (RFC 6962), see docs/adr/0004.

-- One line per log, made by the migration of the module that keeps it. Whoever seals holds the row's lock.
create table sealed_logs (
  log text primary key,
  size bigint not null default 0 check (size >= 0),
  -- The roots of the complete subtrees from left to right, 32 bytes each: all that appending needs to know.
  peaks bytea not null default ''::bytea check (octet_length(peaks) % 32 = 0),
  root bytea not null default sha256(''::bytea) check (octet_length(root) = 32),
  sealed_at timestamptz
);

-- Rows that are committed and wait for the sealer; a line commits in the same statement as its row. No foreign key:
-- its check would lock the log's row in every business transaction.
create table seal_pending (
  log text not null,
  row_id uuid not null,
  leaf_hash bytea not null check (octet_length(leaf_hash) = 32),
  waiting_since timestamptz not null default now(),
  primary key (log, row_id)
);

create table sealed_chunks (
  log text not null references sealed_logs,
  first_index bigint not null check (first_index >= 0),
  count integer not null check (count > 0),
  row_ids uuid[] not null check (cardinality(row_ids) = count),
  -- `count` leaf hashes of 32 bytes in the order of `row_ids`.
  leaf_hashes bytea not null check (octet_length(leaf_hashes) = count * 32),
  root_after bytea not null check (octet_length(root_after) = 32),
  -- The peaks behind this chunk; kept where the log passes a multiple of 1,024, so that a proof reads few chunks.
  peaks_after bytea check (octet_length(peaks_after) % 32 = 0),
  min_row_id uuid not null,
  max_row_id uuid not null,
  sealed_at timestamptz not null default now(),
  primary key (log, first_index)
);
create index sealed_chunks_row_range on sealed_chunks (log, max_row_id, min_row_id);
create index sealed_chunks_peaks on sealed_chunks (log, first_index) where peaks_after is not null;

-- What an outside authority says about a root, such as the DER reply of a time-stamping authority (RFC 3161).
create table sealed_chunk_stamps (
  log text not null,
  first_index bigint not null,
  authority text not null,
  token bytea,
  stamped_at timestamptz,
  primary key (log, first_index, authority),
  foreign key (log, first_index) references sealed_chunks
);

revoke insert, delete, truncate on sealed_logs from :app;
revoke update, truncate on seal_pending from :app;
revoke update, delete, truncate on sealed_chunks from :app;
revoke update, delete, truncate on sealed_chunk_stamps from :app;
