import {
  coerceTo,
  compileExpression,
  evaluate,
  functionOf,
  isContext,
  isList,
  isRange,
  parseExpression,
  type Type,
  typeOfValue,
  contextOf,
  type Value,
} from '@yuanliu/core/expression';
import { evaluateTable } from './decision-table.ts';
import { declaredBy, type Model } from './model.ts';
import { all, type Element, one, textIn } from './xml.ts';

/** The names that a boxed expression sees, with their values. */
export type Names = Readonly<Record<string, Value>>;

/** The moment that the cases were written in. */
const now = new Date('2024-01-01T12:00:00Z');

/** The value of a text in FEEL; null where it cannot be read. */
const evaluateText = (text: string, names: Names, options: { model: Model; isTests?: boolean }): Value => {
  const types = Object.fromEntries(
    Object.entries(names).map(([name, value]): [string, Type] => [name, typeOfValue(value)]),
  );
  const reading = parseExpression(text, {
    names: types,
    types: options.model.types,
    dialect: options.isTests === true ? 'tests' : 'expression',
  });
  if (!reading.ok) return null;
  return evaluate(compileExpression(reading.expression), { values: names, now, zone: 'UTC' }).value;
};

/** A value as a type reference wants it; null where it is no such value. */
export const conform = (value: Value, ref: string | undefined, model: Model): Value => {
  if (ref === undefined || ref === '') return value;
  const { type, allowed } = declaredBy(model, ref);
  const coerced = coerceTo(value, type) ?? null;
  if (allowed === undefined || coerced === null) return coerced;
  const items = isList(coerced) && type.kind === 'list' ? coerced : [coerced];
  const pass = items.every((item) => evaluateText(allowed, { '?': item }, { model, isTests: true }) === true);
  return pass ? coerced : null;
};

const kinds = new Set([
  'literalExpression',
  'context',
  'invocation',
  'decisionTable',
  'functionDefinition',
  'list',
  'relation',
  'conditional',
  'filter',
  'for',
  'some',
  'every',
]);

/** The boxed expression directly in an element. */
const expressionIn = (element: Element | undefined): Element | undefined =>
  element?.children.find((child) => kinds.has(child.name));

/** The value of the boxed expression directly in an element. */
export const evaluateIn = (element: Element | undefined, names: Names, model: Model): Value => {
  const expression = expressionIn(element);
  return expression === undefined ? null : evaluateBoxed(expression, names, model);
};

const evaluateBoxed = (element: Element, names: Names, model: Model): Value => {
  const value = evaluateKind(element, names, model);
  return conform(value, element.attributes['typeRef'], model);
};

const evaluateKind = (element: Element, names: Names, model: Model): Value => {
  switch (element.name) {
    case 'literalExpression':
      return evaluateText(textIn(element), names, { model });
    case 'context':
      return evaluateContext(element, names, model);
    case 'invocation':
      return evaluateInvocation(element, names, model);
    case 'decisionTable':
      return evaluateTable(element, {
        expression: (text, more = {}) => evaluateText(text, { ...names, ...more }, { model }),
        tests: (text, value) => evaluateText(text, { ...names, '?': value }, { model, isTests: true }),
        conform: (value, ref) => conform(value, ref, model),
      });
    case 'functionDefinition':
      return functionIn(element, names, model);
    case 'list':
      return element.children
        .filter(({ name }) => kinds.has(name))
        .map((item) => evaluateBoxed(item, names, model));
    case 'relation': {
      const columns = all(element, 'column').map(({ attributes }) => attributes['name'] ?? '');
      return all(element, 'row').map((row) =>
        contextOf(
          row.children
            .filter(({ name }) => kinds.has(name))
            .map((cell, index) => [columns[index] ?? '', evaluateBoxed(cell, names, model)] as const),
        ),
      );
    }
    case 'conditional': {
      const condition = evaluateIn(one(element, 'if'), names, model);
      if (condition !== null && typeof condition !== 'boolean') return null;
      return evaluateIn(one(element, condition === true ? 'then' : 'else'), names, model);
    }
    case 'filter':
      return evaluateFilter(element, names, model);
    default:
      return evaluateIteration(element, names, model);
  }
};

const evaluateContext = (element: Element, names: Names, model: Model): Value => {
  const inner: Record<string, Value> = { ...names };
  const entries: [string, Value][] = [];
  for (const entry of all(element, 'contextEntry')) {
    const variable = one(entry, 'variable');
    const name = variable?.attributes['name'];
    const value = conform(evaluateIn(entry, inner, model), variable?.attributes['typeRef'], model);
    if (name === undefined) return value;
    entries.push([name, value]);
    inner[name] = value;
  }
  return contextOf(entries);
};

const evaluateInvocation = (element: Element, names: Names, model: Model): Value => {
  const callee = evaluateIn(element, names, model);
  const bindings = all(element, 'binding').map((binding) => {
    const parameter = one(binding, 'parameter');
    const value = conform(evaluateIn(binding, names, model), parameter?.attributes['typeRef'], model);
    return [parameter?.attributes['name'] ?? '', value] as const;
  });
  const given = Object.fromEntries(bindings.map(([, value], index) => [`argument${index}`, value]));
  const call = bindings.map(([name], index) => `${name}: argument${index}`).join(', ');
  return evaluateText(`callee(${call})`, { ...given, callee }, { model });
};

/** The function that a functionDefinition or encapsulatedLogic writes. */
export const functionIn = (element: Element, names: Names | (() => Names), model: Model): Value => {
  const kind = element.attributes['kind'] ?? 'FEEL';
  const parameters = all(element, 'formalParameter').map(({ attributes }) => ({
    name: attributes['name'] ?? '',
    ref: attributes['typeRef'],
    type: { kind: 'any' } as const,
  }));
  if (kind !== 'FEEL') return null;
  return functionOf(element.attributes['id'] ?? 'function', parameters, (given) => {
    const seen = typeof names === 'function' ? names() : names;
    const values = parameters.map(
      ({ name, ref }, index) => [name, conform(given[index] ?? null, ref, model)] as const,
    );
    return evaluateIn(element, { ...seen, ...Object.fromEntries(values) }, model);
  });
};

const evaluateFilter = (element: Element, names: Names, model: Model): Value => {
  const source = evaluateIn(one(element, 'in'), names, model);
  if (!isList(source)) return null;
  const items = source;
  const kept: Value[] = [];
  for (const item of items) {
    const fields = isContext(item) ? Object.fromEntries(item.entries) : {};
    const result = evaluateIn(one(element, 'match'), { ...names, item, ...fields }, model);
    if (typeof result === 'object' && result !== null) {
      return evaluateText('items[place]', { items, place: result }, { model });
    }
    if (typeof result !== 'boolean') return null;
    if (result) kept.push(item);
  }
  return kept;
};

const evaluateIteration = (element: Element, names: Names, model: Model): Value => {
  const source = evaluateIn(one(element, 'in'), names, model);
  const variable = element.attributes['iteratorVariable'] ?? 'item';
  const body = one(element, element.name === 'for' ? 'return' : 'satisfies');
  if (!isList(source) && !isRange(source)) return null;
  const items = evaluateText('for each in source return each', { source }, { model });
  if (!isList(items)) return null;
  const results: Value[] = [];
  for (const item of items) {
    const partial = element.name === 'for' ? { partial: [...results] } : {};
    results.push(evaluateIn(body, { ...names, ...partial, [variable]: item }, model));
  }
  if (element.name === 'for') return results;
  // Boxed ones want yes or no of every item, also of those behind the deciding one.
  if (results.some((result) => typeof result !== 'boolean')) return null;
  return evaluateText(element.name === 'some' ? 'any(results)' : 'all(results)', { results }, { model });
};
