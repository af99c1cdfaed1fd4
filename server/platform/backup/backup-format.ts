import { z } from 'zod';
import { drawnTableForm } from './drawn-tables.ts';

/**
 * A backup is one tar file. `manifest.json` comes first and says what it was taken from; then the tables as
 * `tables/<schema>.<table>/000001.gz` (gzip of PostgreSQL's COPY text, cut at row ends), the files as `files/<id>`,
 * and `contents.json` last, which says what must have come before it. Every entry carries the SHA-256 of its bytes
 * in a PAX comment, and `contents.json` the hash over all of those: nothing can be missing, added or changed unseen.
 */
export const formatVersion = 1;

export const manifestName = 'manifest.json';
export const contentsName = 'contents.json';
export const filePrefix = 'files/';

/** The PAX record of an entry (POSIX.1-2001): the comment is what every tar program passes over in silence. */
export const hashComment = (sha256: string): { readonly comment: string } => ({
  comment: `sha256 ${sha256}`,
});

/** Reads the record back: the SHA-256 of the entry's bytes, hex. */
export const hashCommentForm = z
  .object({ comment: z.string().regex(/^sha256 [\da-f]{64}$/) })
  .transform(({ comment }) => comment.slice('sha256 '.length));

export const manifestForm = z.object({
  format: z.number().int(),
  product: z.literal('yuanliu'),
  /** The version of the program that took the backup. */
  version: z.string(),
  createdAt: z.iso.datetime(),
  /** PostgreSQL's own version. */
  server: z.string(),
  /** The migrations that made the tables; restoring runs exactly these first. */
  migrations: z.array(z.object({ number: z.number().int(), name: z.string(), checksum: z.string() })).min(1),
  tables: z.array(z.object({ schema: z.string(), name: z.string(), columns: z.array(z.string()).min(1) })),
  /** Tables that no migration makes, with all that is needed to make them. */
  drawn: z.array(drawnTableForm).default([]),
});

/** What a backup was taken from. */
export type Manifest = z.output<typeof manifestForm>;

export const contentsForm = z.object({
  tables: z.array(z.object({ schema: z.string(), name: z.string(), rows: z.number().int() })),
  sequences: z.array(
    z.object({ schema: z.string(), name: z.string(), value: z.string(), called: z.boolean() }),
  ),
  files: z.number().int(),
  /** Entries before this one. */
  entries: z.number().int(),
  /** SHA-256 over the line `name size sha256\n` of every entry before this one, hex. */
  digest: z.string(),
});

/** What a backup must hold, counted while it was taken. */
export type Contents = z.output<typeof contentsForm>;

/** A table's place in the archive. */
export const tablePrefix = ({ schema, name }: { readonly schema: string; readonly name: string }): string =>
  `tables/${encodeURIComponent(schema)}.${encodeURIComponent(name)}/`;

/** One line of what `digest` is taken over. */
export const digestLine = (entry: { name: string; size: number; sha256: string }): string =>
  `${entry.name} ${entry.size} ${entry.sha256}\n`;
