import {
  type FormDefinition,
  type FormInPlace,
  type FormsAround,
  prepareForm,
  type PreparedForm,
} from '@yuanliu/core/forms';
import { notFound, Problem } from '@yuanliu/core/platform';
import { sql } from 'kysely';
import type { Db, Tx } from '../platform/index.ts';
import { loadPublished } from './definitions/load-published.ts';
import { formLockClass } from './storage/form-lock.ts';

/** A published form with its rules ready to run. */
export interface FormInUse {
  readonly id: string;
  readonly key: string;
  readonly version: number;
  readonly definition: FormDefinition;
  readonly place: FormInPlace;
  readonly prepared: PreparedForm;
  readonly isSystem: boolean;
  /** The forms that it speaks of, however far, by their keys: those that are published. */
  readonly around: ReadonlyMap<string, FormDefinition>;
}

interface VersionRow {
  readonly key: string;
  readonly id: string;
  readonly version: number;
  readonly isSystem: boolean;
}

/** A form that was made ready, with the versions of what it speaks of. */
interface Kept {
  readonly form: FormInUse;
  readonly speaksOf: readonly string[];
  readonly signature: string;
}

/** Made ready once in this process: 20 to 60 ms for a form of 200 fields. The oldest go first. */
const kept = new Map<string, Kept>();
const mostKept = 300;

/** What each form spoke of when it was last looked at; only a guess of what to ask for with it. */
const guesses = new Map<string, readonly string[]>();

const signatureOf = (rows: readonly VersionRow[]): string =>
  rows
    .map(({ id, version }) => `${id}@${version}`)
    .toSorted()
    .join();

const versionsOf = (db: Db, keys: readonly string[]): Promise<VersionRow[]> =>
  db.rows(sql<VersionRow>`
    select key, id, version, is_system as "isSystem" from form_definitions
    where key = any(${[...keys]}) and version is not null`);

/**
 * The published version of a form; `platform.not-found` where there is none. Kept in the process as long as neither the
 * form nor what it speaks of is published anew, so it costs one cheap read.
 */
export const formInUse = async (db: Db | Tx, key: string): Promise<FormInUse> => {
  const rows = await versionsOf(db, [key, ...(guesses.get(key) ?? [])]);
  const own = rows.find((row) => row.key === key);
  if (own === undefined) throw new Problem(notFound, {});
  const known = kept.get(own.id);
  if (known !== undefined) {
    const named = rows.filter((row) => row.key === key || known.speaksOf.includes(row.key));
    if (signatureOf(named) === known.signature) return known.form;
  }
  return load(db, key);
};

/**
 * The same inside a write: publishing this form waits until the transaction ends, and a publishing under way is waited
 * for before the version is read.
 */
export const formForWriting = (tx: Tx, key: string): Promise<FormInUse> => {
  tx.send(sql`select pg_advisory_xact_lock_shared(${formLockClass}::int, hashtext(${key}))`);
  return formInUse(tx, key);
};

const load = async (db: Db, key: string): Promise<FormInUse> => {
  const { found, asked } = await loadPublished(db, [key]);
  const own = found.get(key);
  if (own === undefined) throw new Problem(notFound, {});
  const around = new Map([...found.values()].map((each) => [each.key, each.definition]));
  const form = madeReady(own, own.definition, around);
  const speaksOf = asked.filter((each) => each !== key);
  keep(form, { form, speaksOf, signature: signatureOf([...found.values()]) });
  return form;
};

const madeReady = (
  { id, key, version, isSystem }: VersionRow,
  definition: FormDefinition,
  around: ReadonlyMap<string, FormDefinition>,
): FormInUse => {
  // Serial rules are asked for when a form is checked; one that is published has what it needs.
  const forms: FormsAround = { form: (other) => around.get(other), hasSerialRule: () => true };
  const place: FormInPlace = { form: key, definition, around: forms };
  return { id, key, version, definition, place, prepared: prepareForm(place), isSystem, around };
};

const keep = ({ id, key }: FormInUse, entry: Kept): void => {
  guesses.set(key, entry.speaksOf);
  kept.delete(id);
  kept.set(id, entry);
  for (const oldest of kept.keys()) {
    if (kept.size <= mostKept) break;
    kept.delete(oldest);
  }
};
