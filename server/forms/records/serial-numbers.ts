import { type EvaluatedRecord, type PreparedForm, type RecordValues, stateAt } from '@yuanliu/core/forms';
import type { JsonValue } from '@yuanliu/core/platform';
import type { NumberTaker } from '../../numbering/index.ts';
import type { Tx } from '../../platform/index.ts';

/** A field whose value a serial rule gives. */
export interface NumberedField {
  readonly key: string;
  readonly rule: string;
  /** True where a rule of the form speaks of it: those run again once the number is there. */
  readonly isSpokenOf: boolean;
}

interface RuleNames {
  readonly names: readonly string[];
  readonly outer: readonly string[];
}

const rulesOf = ({ fields, checks }: PreparedForm): RuleNames[] => {
  const ofFields = fields.flatMap((field) => [
    field.visible,
    field.required,
    field.readOnly,
    field.default,
    field.computed,
    field.options,
    ...field.checks.map(({ rule }) => rule),
  ]);
  return [...ofFields, ...checks.map(({ rule }) => rule)].filter(
    (rule) => rule !== undefined && typeof rule !== 'boolean',
  );
};

const known = new WeakMap<PreparedForm, readonly NumberedField[]>();

/** The fields of a form that serial rules give their values; found once for each version. */
export const numberedFields = (form: PreparedForm): readonly NumberedField[] => {
  const found = known.get(form) ?? find(form);
  known.set(form, found);
  return found;
};

const find = (form: PreparedForm): NumberedField[] => {
  const rules = rulesOf(form);
  return form.fields.flatMap(({ field, type }) => {
    const rule = type.numberedBy?.(field.settings);
    if (rule === undefined) return [];
    const { key } = field;
    return [{ key, rule, isSpokenOf: rules.some(({ names, outer }) => [...names, ...outer].includes(key)) }];
  });
};

/** The rules of which each form took when it was last written: only a guess of what to read with it. */
const guesses = new Map<string, readonly string[]>();
const mostGuesses = 1_000;

/** The serial rules that a form probably takes of. */
export const rulesForeseen = (formKey: string): readonly string[] => guesses.get(formKey) ?? [];

/** Remembers the serial rules of a form for the next time. */
export const rememberRules = (formKey: string, form: PreparedForm): void => {
  if (guesses.size >= mostGuesses) guesses.clear();
  guesses.set(
    formKey,
    numberedFields(form).map(({ rule }) => rule),
  );
};

/** Takes the numbers that a record still lacks, for fields that are there; the time is the day in them. */
export const takeNumbers = async (
  tx: Tx,
  { form, evaluated, now }: { form: PreparedForm; evaluated: EvaluatedRecord; now: Date },
  take: NumberTaker['takeNumbers'],
): Promise<{ readonly numbers: RecordValues; readonly isSpokenOf: boolean }> => {
  const lacking = numberedFields(form).filter(
    ({ key }) => (evaluated.values[key] ?? null) === null && stateAt(evaluated, `/${key}`).visible,
  );
  const numbers: Record<string, JsonValue> = {};
  // One after another in the order of the rules, so that two records that take of the same rules never wait in a circle.
  for (const { key, rule } of lacking.toSorted((a, b) => (a.rule < b.rule ? -1 : 1))) {
    const [number] = await take(tx, { ruleKey: rule, at: now, count: 1 });
    numbers[key] = number?.text ?? null;
  }
  return { numbers, isSpokenOf: lacking.some(({ isSpokenOf }) => isSpokenOf) };
};
