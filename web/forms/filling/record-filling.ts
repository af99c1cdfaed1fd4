import {
  evaluateRecord,
  type EvaluatedRecord,
  offeredOptions,
  type RecordIssue,
  type RecordValues,
  type Row,
  type RulesWorld,
  runFills,
  stateAt,
} from '@yuanliu/core/forms';
import type { JsonValue, Text } from '@yuanliu/core/platform';
import { faultsOf } from './faults.ts';
import type { Fault, FieldView, FillingOptions } from './filling-options.ts';
import { keepSame } from './keep-same.ts';
import { RelatedStore } from './related-store.ts';
import { rowsToSend, rowsToShow } from './row-values.ts';

/** Rules that take no longer run while one types; slower ones once the typing pauses. In milliseconds. */
const atOnce = 8;
const pause = 90;

/**
 * A record that is being filled in: what was typed, and what the rules make of it. It lives outside of React, so that a
 * field is drawn again only when something about it has changed.
 */
export class RecordFilling {
  readonly options: FillingOptions;
  readonly #listeners = new Set<() => void>();
  readonly #related: RelatedStore;
  readonly #views = new Map<string, FieldView>();
  readonly #shownRows = new Map<string, readonly Row[]>();
  readonly #hidden: ReadonlySet<string>;
  readonly #readOnly: ReadonlySet<string>;
  readonly #left = new Set<string>();
  #sent: RecordValues;
  #before: RecordValues | undefined;
  #refused = new Map<string, string>();
  #isAttempted = false;
  #evaluated: EvaluatedRecord;
  #cost = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #revision = 0;

  constructor(options: FillingOptions) {
    this.options = options;
    this.#sent = options.sent ?? {};
    this.#before = options.before;
    this.#hidden = new Set(options.hidden);
    this.#readOnly = new Set(options.readOnly);
    this.#related = new RelatedStore(options, () => this.#evaluateNow());
    this.#evaluated = evaluateRecord(options.prepared, this.#input, this.world);
    this.#evaluateNow();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Grows with every change, for who must be drawn with each. */
  readonly revision = (): number => this.#revision;

  get evaluated(): EvaluatedRecord {
    this.settle();
    return this.#evaluated;
  }

  /** What the rules said last; while one types it may be a moment behind. */
  get current(): EvaluatedRecord {
    return this.#evaluated;
  }

  /** What was typed or chosen: fields that nobody touched are absent. */
  get sent(): RecordValues {
    return this.#sent;
  }

  get before(): RecordValues | undefined {
    return this.#before;
  }

  get world(): RulesWorld {
    const { user, reader, known } = this.options;
    const more = { ...known, ...this.#related.known };
    return { user, now: new Date(), zone: reader.zone, related: this.#related.find, known: more };
  }

  /** True where this person never sees the field (dotted keys). */
  isHidden(node: string): boolean {
    return this.#hidden.has(node);
  }

  /** How a field of the record stands. */
  view(key: string): FieldView {
    const path = `/${key}`;
    const { visible, required, readOnly } = stateAt(this.#evaluated, path);
    const isReadOnly = readOnly || this.#readOnly.has(key);
    const isTyped = key in this.#sent && visible && !readOnly;
    const next: FieldView = {
      value: isTyped ? (this.#sent[key] ?? null) : (this.#evaluated.values[key] ?? null),
      isVisible: visible && !this.#hidden.has(key),
      isRequired: required && !isReadOnly,
      isReadOnly,
      issue: this.issueAt(path),
    };
    const kept = keepSame(this.#views.get(key), next);
    this.#views.set(key, kept);
    return kept;
  }

  /** The rows of a sub-table as they are shown. */
  rows(key: string): readonly Row[] {
    const rows = rowsToShow(key, rowsToSend(key, this.#state), this.#evaluated);
    const kept = keepSame(this.#shownRows.get(key), rows);
    this.#shownRows.set(key, kept);
    return kept;
  }

  /** What is wrong with the value at a path, once it was left or submitting was tried. */
  issueAt(path: string): Text | string | undefined {
    const refusal = this.#refused.get(path);
    if (refusal !== undefined) return refusal;
    const issue = this.#issues.get(path);
    if (issue === undefined) return undefined;
    // What is typed into a cell is whole when it is taken; what is missing there is said when submitting is tried.
    const isInRow = path.split('/').length > 2;
    const isDue = this.#isAttempted || this.#left.has(path) || (isInRow && issue.kind !== 'required');
    return isDue ? issue.text : undefined;
  }

  #issuesOf: EvaluatedRecord | undefined;
  #byPath = new Map<string, RecordIssue>();

  get #issues(): ReadonlyMap<string, RecordIssue> {
    if (this.#issuesOf !== this.#evaluated) {
      this.#issuesOf = this.#evaluated;
      this.#byPath = new Map(this.#evaluated.issues.toReversed().map((issue) => [issue.path, issue]));
    }
    return this.#byPath;
  }

  /** All that must be mended, in the order of the form. */
  faults(): readonly Fault[] {
    return faultsOf(this.evaluated, this.#refused, {
      definition: this.options.prepared.place.definition,
      isOut: (node) => this.#hidden.has(node) || this.#readOnly.has(node),
    });
  }

  /** Takes what was typed or chosen. */
  set(key: string, value: JsonValue): void {
    this.#take({ ...this.#sent, [key]: value }, key);
    const fills = this.options.prepared.fills.some(({ on }) => on === key);
    if (fills && typeof value === 'string') this.#fill(key, value).catch(() => undefined);
  }

  /** Changes the rows of a sub-table. */
  setRows(key: string, change: (rows: readonly Row[]) => readonly Row[]): void {
    this.#take({ ...this.#sent, [key]: change(rowsToSend(key, this.#state)) }, key);
    // A cell is taken as a whole, not letter by letter: its row must show it at once.
    this.settle();
  }

  /** Somebody has gone on from this field: what is wrong with it may be said. */
  leave(path: string): void {
    if (this.#left.has(path)) return;
    this.#left.add(path);
    this.#tell();
  }

  /** Says of every field what is wrong with it from now on. */
  attempt(): void {
    this.#isAttempted = true;
    this.#evaluateNow();
  }

  /** What the server has refused, by path; said until the field is changed. */
  refuse(refused: ReadonlyMap<string, string>): void {
    this.#refused = new Map(refused);
    this.#tell();
  }

  /** Goes on from another state of the record: what it says now, and what is still to be sent. */
  rebase(before: RecordValues | undefined, sent: RecordValues): void {
    this.#before = before;
    this.#sent = sent;
    this.#refused = new Map();
    this.#isAttempted = false;
    this.#left.clear();
    this.#evaluateNow();
    this.options.onChange(sent);
  }

  /** Which of these may be chosen in the field at a path. */
  async offered(path: string, ids: readonly string[]): Promise<readonly string[]> {
    const { prepared } = this.options;
    const node = path
      .split('/')
      .filter((part) => part !== '' && !/^\d+$/.test(part))
      .join('.');
    const field = prepared.fields.find((each) => each.node === node);
    if (field?.options === undefined) return ids;
    const target = field.type.target?.(field.field.settings);
    if (target !== undefined) await this.#related.fetch(ids.map((id) => ({ target, id })));
    return offeredOptions(prepared, { path, options: ids, values: this.evaluated.values }, this.world);
  }

  /** Runs the rules now if they are still to be run. */
  settle(): void {
    if (this.#timer !== undefined) this.#evaluateNow();
  }

  /** Runs and asks nothing more of its own accord. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#related.stop();
  }

  get #state() {
    return { sent: this.#sent, before: this.#before };
  }

  get #input() {
    return { values: this.#sent, ...(this.#before !== undefined && { before: this.#before }) };
  }

  #take(sent: RecordValues, key: string): void {
    this.#sent = sent;
    for (const path of this.#refused.keys())
      if (path === '' || path === `/${key}` || path.startsWith(`/${key}/`)) this.#refused.delete(path);
    this.options.onChange(sent);
    if (this.#cost <= atOnce) this.#evaluateNow();
    else {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#evaluateNow(), pause);
      this.#tell();
    }
  }

  #evaluateNow(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const began = performance.now();
    this.#evaluated = evaluateRecord(this.options.prepared, this.#input, this.world);
    this.#cost = performance.now() - began;
    this.#related.look(this.#evaluated.values);
    this.#tell();
  }

  #tell(): void {
    this.#revision += 1;
    for (const listener of this.#listeners) listener();
  }

  async #fill(on: string, id: string): Promise<void> {
    const field = this.options.prepared.fields.find(({ node }) => node === on);
    const target = field?.type.target?.(field.field.settings);
    if (target === undefined) return;
    await this.#related.fetch([{ target, id }]);
    // Somebody may have chosen another one meanwhile.
    if (this.#sent[on] !== id) return;
    const filled = runFills(this.options.prepared, { on, id }, this.world);
    this.#take({ ...this.#sent, ...filled }, on);
  }
}
