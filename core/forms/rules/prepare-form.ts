import { type Compiled, compileExpression, type Note, parseExpression } from '../../expression/index.ts';
import { analyse, type Analysed } from '../definition/analyse.ts';
import { dependenciesOf, evaluationOrder, type NodeName } from '../definition/dependencies.ts';
import type { ExpressionUse } from '../definition/expressions.ts';
import {
  type FormInPlace,
  type PlacedField,
  placedFields,
  placeIn,
  shownField,
} from '../definition/fields.ts';
import type { FieldSettings } from '../definition/form-field.ts';
import type { FormCheck, FormDefinition } from '../definition/form-definition.ts';
import type { FormText } from '../definition/form-text.ts';
import type { FieldType } from '../field-types/field-type.ts';

/** An expression that is ready to run, with the names that it needs. */
export interface Rule {
  /** JSON Pointer into the document. */
  readonly path: string;
  readonly compiled: Compiled;
  /** Names beside it: of the record or, in a row, of the row. */
  readonly names: readonly string[];
  /** Names of the record that a row's rule reaches for through `record`. */
  readonly outer: readonly string[];
}

/** True, false, or a rule that says. */
export type Condition = boolean | Rule;

/** A rule that must be true of what is good. */
export interface CheckRule {
  readonly rule: Rule;
  readonly message: FormText;
}

/** A field with its rules ready to run. */
export interface PreparedField extends PlacedField {
  readonly node: NodeName;
  /** The type and settings of its values. */
  readonly shown: { readonly type: FieldType; readonly settings: FieldSettings };
  readonly visible: Condition;
  readonly required: Condition;
  readonly readOnly: Condition;
  readonly default: Rule | undefined;
  readonly computed: Rule | undefined;
  readonly options: Rule | undefined;
  readonly checks: readonly CheckRule[];
}

/** A definition whose rules are ready to run, any number of times. */
export interface PreparedForm {
  readonly place: FormInPlace;
  /** Each field behind those that its value follows from. */
  readonly fields: readonly PreparedField[];
  readonly checks: readonly (CheckRule & { readonly check: FormCheck })[];
  readonly title: Rule | undefined;
  /** What a choice in a relation field fills in, one field each. */
  readonly fills: readonly { readonly on: string; readonly field: PreparedField; readonly rule: Rule }[];
  /** Expressions that cannot be read and are left out, with why. None in what was published. */
  readonly broken: readonly { readonly path: string; readonly note: Note }[];
}

interface Rules {
  find(path: string): Rule | undefined;
  readonly broken: PreparedForm['broken'];
}

const ruleOf = ({ placed, uses }: Analysed, compiled: Compiled): Rule => {
  const isOuter = (path: readonly string[]) => placed.table !== undefined && path[0] === 'record';
  const outer = uses.flatMap((path) => (isOuter(path) && path[1] !== undefined ? [path[1]] : []));
  const names = uses.flatMap((path) => (isOuter(path) || path[0] === undefined ? [] : [path[0]]));
  return { path: placed.path, compiled, names: [...new Set(names)], outer: [...new Set(outer)] };
};

const rulesOf = (analysed: readonly Analysed[]): Rules => {
  const rules = new Map<string, Rule>();
  const broken: { path: string; note: Note }[] = [];
  for (const each of analysed) {
    const { path, text } = each.placed;
    const reading = parseExpression(text, { names: each.names });
    if (reading.ok) rules.set(path, ruleOf(each, compileExpression(reading.expression)));
    else broken.push({ path, note: reading.problem });
  }
  return { find: (path) => rules.get(path), broken };
};

const prepareField = (placed: PlacedField, rules: Rules, place: FormInPlace): PreparedField => {
  const { field, type, keys, path, table } = placed;
  const own = field.rules ?? {};
  const find = (use: ExpressionUse) => rules.find(`${path}/rules/${use}`);
  const condition = (use: 'required' | 'readOnly'): Condition =>
    typeof own[use] === 'string' ? (find(use) ?? false) : (own[use] ?? false);
  const shown = shownField(field, placeIn(place, table));
  const computedBy = type.computedBy?.(field.settings);
  const computed = (type.expressions?.(field.settings) ?? []).find(({ text }) => text === computedBy);
  return {
    ...placed,
    node: keys.join('.'),
    shown: { type: shown?.type ?? type, settings: shown?.field.settings ?? field.settings },
    visible: find('visible') ?? true,
    required: condition('required'),
    readOnly: condition('readOnly'),
    default: find('default'),
    options: find('options'),
    computed: computed && rules.find(`${path}/settings${computed.path}`),
    checks: (own.checks ?? []).flatMap(({ message }, index) => {
      const rule = rules.find(`${path}/rules/checks/${index}/check`);
      return rule === undefined ? [] : [{ rule, message }];
    }),
  };
};

const fillsOf = (
  { fills = [] }: FormDefinition,
  fields: readonly PreparedField[],
  rules: Rules,
): PreparedForm['fills'] =>
  fills.flatMap(({ on, set }, index) =>
    set.flatMap(({ field: key }, place) => {
      const field = fields.find(({ node }) => node === key);
      const rule = rules.find(`/fills/${index}/set/${place}/value`);
      return field === undefined || rule === undefined ? [] : [{ on, field, rule }];
    }),
  );

/**
 * Makes the rules of a definition ready to run: once for any number of records. Never throws: what cannot be read is left
 * out and told in `broken`, so that a designer can try a form while it is being drawn.
 */
export const prepareForm = (place: FormInPlace): PreparedForm => {
  const { definition } = place;
  const analysed = analyse(place);
  const rules = rulesOf(analysed);
  const found = evaluationOrder(dependenciesOf(definition, analysed));
  const order = 'order' in found ? found.order : [];
  const fields = placedFields(definition).map((placed) => prepareField(placed, rules, place));
  const at = new Map(order.map((node, index) => [node, index]));
  return {
    place,
    fields: fields.toSorted((a, b) => (at.get(a.node) ?? 0) - (at.get(b.node) ?? 0)),
    checks: (definition.checks ?? []).flatMap((check, index) => {
      const rule = rules.find(`/checks/${index}/check`);
      return rule === undefined ? [] : [{ rule, message: check.message, check }];
    }),
    title: rules.find('/title'),
    fills: fillsOf(definition, fields, rules),
    broken: rules.broken,
  };
};
