import { contextOf, isContext, isNumber, type Value } from '@yuanliu/core/expression';
import { all, type Element, one, textIn } from './xml.ts';

/** What a decision table needs of its surroundings. */
export interface Evaluating {
  readonly expression: (text: string, names?: Readonly<Record<string, Value>>) => Value;
  readonly tests: (text: string, value: Value) => Value;
  readonly conform: (value: Value, ref: string | undefined) => Value;
}

const textOf = (element: Element): string => textIn(element).trim();

/** True where an input is one of those that the column allows. */
const isAllowed = (input: Element, value: Value, { tests }: Evaluating): boolean => {
  const allowed = one(input, 'inputValues');
  return allowed === undefined || value === null || tests(textOf(allowed), value) === true;
};

const matches = (rule: Element, inputs: readonly Value[], { tests }: Evaluating): boolean =>
  all(rule, 'inputEntry').every((entry, index) => {
    const text = textOf(entry);
    return text === '' || text === '-' || tests(text, inputs[index] ?? null) === true;
  });

/** The outputs of a rule, one by one. */
const outputsOf = (rule: Element, outputs: readonly Element[], evaluating: Evaluating): Value[] =>
  all(rule, 'outputEntry').map((entry, index) =>
    evaluating.conform(evaluating.expression(textOf(entry)), outputs[index]?.attributes['typeRef']),
  );

const resultOf = (values: readonly Value[], outputs: readonly Element[]): Value =>
  outputs.length === 1
    ? (values[0] ?? null)
    : contextOf(
        outputs.map((output, index) => [output.attributes['name'] ?? '', values[index] ?? null] as const),
      );

/** Ranks of a rule's outputs in the lists of output values: smaller goes first. */
const ranksOf = (values: readonly Value[], outputs: readonly Element[], evaluating: Evaluating): number[] =>
  outputs.map((output, index) => {
    const list = one(output, 'outputValues');
    const position = evaluating.expression(`index of([${list === undefined ? '' : textOf(list)}], each)[1]`, {
      each: values[index] ?? null,
    });
    return isNumber(position) ? position.toNumber() : Number.POSITIVE_INFINITY;
  });

const byRank = (rules: readonly Value[][], outputs: readonly Element[], evaluating: Evaluating): Value[][] =>
  rules
    .map((values) => ({ values, ranks: ranksOf(values, outputs, evaluating) }))
    .toSorted((a, b) => {
      const at = a.ranks.findIndex((rank, index) => rank !== b.ranks[index]);
      return at < 0 ? 0 : (a.ranks[at] ?? 0) - (b.ranks[at] ?? 0);
    })
    .map(({ values }) => values);

const aggregators: Readonly<Record<string, string>> = {
  SUM: 'sum(results)',
  COUNT: 'count(results)',
  MIN: 'min(results)',
  MAX: 'max(results)',
};

/** The result of a decision table under its hit policy (DMN 8.2.10). */
export const evaluateTable = (table: Element, evaluating: Evaluating): Value => {
  const columns = all(table, 'input');
  const inputs = columns.map((input) => {
    const expression = one(input, 'inputExpression');
    const value = evaluating.expression(expression === undefined ? 'null' : textOf(expression));
    return evaluating.conform(value, expression?.attributes['typeRef']);
  });
  if (!columns.every((input, index) => isAllowed(input, inputs[index] ?? null, evaluating))) return null;
  const outputs = all(table, 'output');
  const hits = all(table, 'rule')
    .filter((rule) => matches(rule, inputs, evaluating))
    .map((rule) => outputsOf(rule, outputs, evaluating));
  if (hits.length === 0) return defaultOf(outputs, evaluating);
  return decide(table, { hits, outputs, evaluating });
};

const defaultOf = (outputs: readonly Element[], evaluating: Evaluating): Value => {
  const values = outputs.map((output) => {
    const entry = one(output, 'defaultOutputEntry');
    return entry === undefined ? null : evaluating.expression(textOf(entry));
  });
  return values.every((value) => value === null) ? null : resultOf(values, outputs);
};

interface Hits {
  readonly hits: Value[][];
  readonly outputs: readonly Element[];
  readonly evaluating: Evaluating;
}

const decide = (table: Element, { hits, outputs, evaluating }: Hits): Value => {
  const results = (rules: readonly Value[][]): Value[] => rules.map((values) => resultOf(values, outputs));
  const [first] = results(hits);
  switch (table.attributes['hitPolicy'] ?? 'UNIQUE') {
    case 'UNIQUE':
      return hits.length === 1 ? (first ?? null) : null;
    case 'ANY': {
      const isSame = results(hits).every(
        (one_) => evaluating.expression('a = b', { a: first ?? null, b: one_ }) === true,
      );
      return isSame ? (first ?? null) : null;
    }
    case 'FIRST':
      return first ?? null;
    case 'PRIORITY':
      return results(byRank(hits, outputs, evaluating))[0] ?? null;
    case 'OUTPUT ORDER':
      return results(byRank(hits, outputs, evaluating));
    case 'COLLECT': {
      const aggregator = aggregators[table.attributes['aggregation'] ?? ''];
      const collected = results(hits);
      if (aggregator === undefined) return collected;
      return collected.some(isContext) ? null : evaluating.expression(aggregator, { results: collected });
    }
    default:
      return results(hits);
  }
};
