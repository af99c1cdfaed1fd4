import { contextOf, functionOf, type Value } from '@yuanliu/core/expression';
import { conform, evaluateIn, functionIn, type Names } from './boxed.ts';
import { elementAt, type Model } from './model.ts';
import { all, type Element, one } from './xml.ts';

/** The values that a case gives for inputs (and for decisions that it leaves out), by name. */
export type Inputs = Readonly<Record<string, Value>>;

const nameOf = (element: Element): string =>
  one(element, 'variable')?.attributes['name'] ?? element.attributes['name'] ?? '';

const hrefs = (element: Element, requirement: string, kinds: readonly string[]): string[] =>
  all(element, requirement).flatMap((each) =>
    kinds.flatMap((kind) => all(each, kind).map(({ attributes }) => attributes['href'] ?? '')),
  );

/** One run through a model: every element is evaluated once. */
export class Decisions {
  readonly #inputs: Inputs;
  readonly #known = new Map<Element, Value>();

  constructor(inputs: Inputs) {
    this.#inputs = inputs;
  }

  /** The value of a decision, input, business knowledge model or decision service. */
  valueOf(model: Model, element: Element, seenAs: readonly string[] = []): Value {
    const known = this.#known.get(element);
    if (known !== undefined) return known;
    this.#known.set(element, null);
    const value = this.#evaluate(model, element, seenAs);
    this.#known.set(element, value);
    return value;
  }

  #evaluate(model: Model, element: Element, seenAs: readonly string[]): Value {
    const name = nameOf(element);
    if (element.name === 'inputData') return this.#input(model, element, seenAs);
    if (element.name === 'businessKnowledgeModel') {
      const logic = one(element, 'encapsulatedLogic');
      return logic === undefined ? null : functionIn(logic, () => this.#required(model, element), model);
    }
    if (element.name === 'decisionService') return this.#service(model, element);
    const given = this.#inputs[name];
    if (given !== undefined && seenAs.length === 0) return given;
    const value = evaluateIn(element, this.#required(model, element), model);
    return conform(value, one(element, 'variable')?.attributes['typeRef'], model);
  }

  #input(model: Model, element: Element, seenAs: readonly string[]): Value {
    const ref = one(element, 'variable')?.attributes['typeRef'];
    const path = [...seenAs, nameOf(element)].join('.');
    return conform(this.#inputs[path] ?? this.#inputs[nameOf(element)] ?? null, ref, model);
  }

  /** What an element requires, by name; what is imported lies in contexts of the imports' names. */
  #required(model: Model, element: Element): Names {
    const names: Record<string, Value> = {};
    const imported = new Map<string, [string, Value][]>();
    const required = [
      ...hrefs(element, 'informationRequirement', ['requiredDecision', 'requiredInput']),
      ...hrefs(element, 'knowledgeRequirement', ['requiredKnowledge']),
    ];
    for (const href of required) {
      const found = elementAt(model, href);
      if (found === undefined) continue;
      const prefix = model.imports.find((each) => each.model === found.model)?.name ?? '';
      const value = this.valueOf(found.model, found.element, prefix === '' ? [] : [prefix]);
      const name = nameOf(found.element);
      if (prefix === '') names[name] = value;
      else imported.set(prefix, [...(imported.get(prefix) ?? []), [name, value]]);
    }
    for (const [prefix, entries] of imported) names[prefix] = contextOf(entries);
    return names;
  }

  #service(model: Model, element: Element): Value {
    const inputs = ['inputDecision', 'inputData']
      .flatMap((kind) => all(element, kind))
      .flatMap(({ attributes }) => elementAt(model, attributes['href'] ?? '') ?? [])
      .toSorted(
        (a, b) => (a.element.name === 'inputData' ? 0 : 1) - (b.element.name === 'inputData' ? 0 : 1),
      );
    const parameters = inputs.map((input) => ({
      name: nameOf(input.element),
      type: { kind: 'any' } as const,
    }));
    return functionOf(nameOf(element), parameters, (given) => {
      const values = inputs.map((input, index): [string, Value] => [
        nameOf(input.element),
        conform(given[index] ?? null, one(input.element, 'variable')?.attributes['typeRef'], input.model),
      ]);
      return serviceResult(model, element, new Decisions({ ...this.#inputs, ...Object.fromEntries(values) }));
    });
  }
}

/** The output of a decision service: one value, or a context of several. */
export const serviceResult = (model: Model, element: Element, decisions: Decisions): Value => {
  const outputs = all(element, 'outputDecision').flatMap(
    ({ attributes }) => elementAt(model, attributes['href'] ?? '') ?? [],
  );
  const results = outputs.map(
    (output) => [nameOf(output.element), decisions.valueOf(output.model, output.element)] as const,
  );
  const value = results.length === 1 ? (results[0]?.[1] ?? null) : contextOf(results);
  return conform(value, one(element, 'variable')?.attributes['typeRef'], model);
};
