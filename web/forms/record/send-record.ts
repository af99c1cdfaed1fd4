import {
  changeRecord,
  recordChanged,
  type RecordValues,
  type SavedRecord,
  submitRecord,
} from '@yuanliu/core/forms';
import { ApiProblem } from '../../lib/api-problem.ts';
import { call } from '../../lib/call.ts';

/** A record on its way to the server. */
export interface Sending {
  readonly form: string;
  readonly draft: string;
  readonly values: RecordValues;
  /** The record that is changed and the version it started from; undefined for a new one, whose id is the draft's. */
  readonly record: { readonly id: string; readonly version: number } | undefined;
}

/** Who changed which fields meanwhile. */
export interface Clash {
  readonly by: string;
  readonly at: string;
  readonly changed: readonly string[];
  readonly clashing: readonly string[];
}

/** What came of sending a record. */
export type Sent =
  | { readonly kind: 'saved'; readonly record: SavedRecord }
  | { readonly kind: 'unreached' }
  | { readonly kind: 'clash'; readonly clash: Clash }
  /** By the JSON Pointer of the value; what belongs to no field stands under ''. */
  | { readonly kind: 'refused'; readonly faults: ReadonlyMap<string, string> };

const textsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];

const clashOf = ({ code, data }: ApiProblem): Clash | undefined => {
  if (code !== recordChanged.code) return undefined;
  const { by, at, changed, clashing } = data;
  return {
    by: typeof by === 'string' ? by : '',
    at: typeof at === 'string' ? at : '',
    changed: textsOf(changed),
    clashing: textsOf(clashing),
  };
};

const faultsOf = ({ errors, detail }: ApiProblem): ReadonlyMap<string, string> => {
  const faults = new Map<string, string>();
  for (const { path, message } of errors) {
    const place = path.replace(/^\/values/, '');
    if (!faults.has(place)) faults.set(place, message);
  }
  if (faults.size === 0) faults.set('', detail);
  return faults;
};

/** Sends a record; only what nobody can foresee is thrown. */
export const sendRecord = async ({ form, draft, values, record }: Sending): Promise<Sent> => {
  try {
    const saved =
      record === undefined
        ? await call(submitRecord, { params: { form }, body: { id: draft, values, draft } })
        : await call(changeRecord, {
            params: { form, id: record.id },
            body: { version: record.version, values, draft },
          });
    return { kind: 'saved', record: saved };
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    if (error.status === 0 || error.status >= 502) return { kind: 'unreached' };
    const clash = clashOf(error);
    return clash === undefined ? { kind: 'refused', faults: faultsOf(error) } : { kind: 'clash', clash };
  }
};
