import type { JsonValue, Text } from '../../platform/index.ts';
import type { AuthorNote } from './run-rule.ts';
import type { RecordValues } from './rules-world.ts';

/** How a field stands on the screen. */
export interface FieldState {
  readonly visible: boolean;
  readonly required: boolean;
  readonly readOnly: boolean;
}

/** Something that the person must mend before the record is taken. */
export interface RecordIssue {
  /** JSON Pointer of the value: `/supplier`, `/lines/3/qty`; '' for the whole record. */
  readonly path: string;
  readonly kind: 'type' | 'required' | 'option' | 'check' | 'form-check';
  readonly text: Text;
  /** The fields that a check of the form is about. */
  readonly fields?: readonly string[];
}

/** A record after its rules have run. */
export interface EvaluatedRecord {
  /** Every field in its one spelling: hidden ones null, computed ones filled in, rows with all their fields. */
  readonly values: RecordValues;
  /** By JSON Pointer, for fields that are not plainly visible, voluntary and open; `stateAt` knows the rest. */
  readonly states: Readonly<Record<string, FieldState>>;
  /** Empty for a record that may be submitted. */
  readonly issues: readonly RecordIssue[];
  readonly notes: readonly AuthorNote[];
}

const plainState: FieldState = { visible: true, required: false, readOnly: false };

/** How the field at a JSON Pointer stands. */
export const stateAt = ({ states }: EvaluatedRecord, path: string): FieldState => states[path] ?? plainState;

/** Collects what is found out about a record. */
export class Findings {
  readonly issues: RecordIssue[] = [];
  readonly #states = new Map<string, FieldState>();
  readonly #unsound = new Set<string>();

  get states(): Readonly<Record<string, FieldState>> {
    return Object.fromEntries(this.#states);
  }

  stateAt(path: string): FieldState {
    return this.#states.get(path) ?? plainState;
  }

  set(path: string, state: Partial<FieldState>): void {
    this.#states.set(path, { ...this.stateAt(path), ...state });
  }

  tell(path: string, issue: Omit<RecordIssue, 'path'>): void {
    this.issues.push({ path, ...issue });
  }

  /** Of a value that is not of its type nothing else is told. */
  markUnsound(path: string): void {
    this.#unsound.add(path);
  }

  isUnsound(path: string): boolean {
    return this.#unsound.has(path);
  }
}

/** No value, or an empty list of rows. */
export const isAbsent = (value: JsonValue | undefined): boolean => value === null || value === undefined;
