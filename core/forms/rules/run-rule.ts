import { evaluate, type Value } from '../../expression/index.ts';
import type { Text } from '../../platform/index.ts';
import type { Rule } from './prepare-form.ts';
import type { RecordState, ValueSet } from './record-state.ts';

/** Something that the author of a form should know: why a rule gave no value. */
export interface AuthorNote {
  /** JSON Pointer of the expression in the definition. */
  readonly expression: string;
  /** JSON Pointer of the record or row that it ran for. */
  readonly at: string;
  readonly text: Text;
  /** The stretch of the expression, in UTF-16 code units. */
  readonly from?: number;
  readonly to?: number;
}

const mostNotes = 50;

/** Runs rules of one record and collects what their author should know, each thing once. */
export class RuleRunner {
  readonly #notes = new Map<string, AuthorNote>();
  readonly #state: RecordState;
  readonly #now: Date;

  constructor(state: RecordState, now: Date) {
    this.#state = state;
    this.#now = now;
  }

  get notes(): readonly AuthorNote[] {
    return [...this.#notes.values()];
  }

  run(rule: Rule, set: ValueSet, item?: Value): Value {
    const values = this.#state.valuesFor(rule, set, item);
    const { zone } = this.#state.feelWorld;
    const { value, notes, stopped } = evaluate(rule.compiled, { values, now: this.#now, zone });
    for (const { text, from, to } of notes)
      this.#tell({ expression: rule.path, at: set.path, text, from, to });
    if (stopped !== undefined) this.#tell({ expression: rule.path, at: set.path, text: stopped.text });
    return value;
  }

  /** True only for `true`: what cannot be said does not hold. */
  holds(rule: Rule, set: ValueSet, item?: Value): boolean {
    return this.run(rule, set, item) === true;
  }

  #tell(note: AuthorNote): void {
    const name = `${note.expression} ${note.text.en}`;
    if (this.#notes.size < mostNotes && !this.#notes.has(name)) this.#notes.set(name, note);
  }
}
