import {
  contextOf,
  isContext,
  isList,
  isNumber,
  readTemporalText,
  numberFrom,
  type Value,
  writtenValue,
} from '@yuanliu/core/expression';
import { describe, test } from 'vitest';
import { corpus, type Scored, score } from '../corpora.ts';
import { Decisions, serviceResult } from './decisions.ts';
import { type Model, modelOf } from './model.ts';
import { all, type Element, one, readXml } from './xml.ts';

const tck = corpus('dmn-tck');

/** A value that a case writes. */
const valueIn = (element: Element): Value => {
  const list = one(element, 'list');
  if (list !== undefined) return all(list, 'item').map(valueIn);
  const components = all(element, 'component');
  if (components.length > 0) {
    return contextOf(components.map((each) => [each.attributes['name'] ?? '', valueIn(each)] as const));
  }
  const value = one(element, 'value');
  if (value === undefined || value.attributes['nil'] === 'true') return null;
  const type = (value.attributes['type'] ?? 'xsd:string').replace(/^.*:/, '');
  if (type === 'boolean') return value.text.trim() === 'true';
  if (['decimal', 'double', 'integer', 'int', 'float', 'long'].includes(type))
    return numberFrom(value.text.trim());
  if (['date', 'time', 'dateTime', 'duration', 'dayTimeDuration', 'yearMonthDuration'].includes(type)) {
    return readTemporalText(value.text.trim()) ?? value.text;
  }
  return value.text;
};

/** Numbers are equal to eight places, as the runners of the kit compare them; all else exactly. */
const agrees = (actual: Value, expected: Value): boolean => {
  if (isNumber(actual) && isNumber(expected)) {
    return actual.minus(expected).abs().lessThanOrEqualTo(expected.abs().times(1e-8).plus(1e-8));
  }
  if (isList(actual) && isList(expected)) {
    return (
      actual.length === expected.length &&
      actual.every((item, index) => agrees(item, expected[index] ?? null))
    );
  }
  if (isContext(actual) && isContext(expected)) {
    const { entries } = actual;
    return (
      entries.size === expected.entries.size &&
      [...expected.entries].every(
        ([name, value]) => entries.has(name) && agrees(entries.get(name) ?? null, value),
      )
    );
  }
  return writtenValue(actual) === writtenValue(expected);
};

const level = (name: string): string => `TestCases/compliance-level-${name}`;

const readModels = (folder: string): Model[] => {
  const roots = tck
    .list(folder)
    .filter((name) => name.endsWith('.dmn'))
    .map((name) => readXml(tck.text(`${folder}/${name}`)));
  const models = new Map<string, Model>();
  const modelFor = (namespace: string): Model | undefined => {
    const known = models.get(namespace);
    const root = roots.find(({ attributes }) => attributes['namespace'] === namespace);
    if (known !== undefined || root === undefined) return known;
    const model = modelOf(root, modelFor);
    models.set(namespace, model);
    return model;
  };
  return roots.map((root) => modelOf(root, modelFor));
};

const fileModels = (folder: string): { readonly name: string; readonly model: Model }[] => {
  const names = tck.list(folder).filter((name) => name.endsWith('.dmn'));
  return readModels(folder).map((model, index) => ({ name: names[index] ?? '', model }));
};

/** The part of a decision's logic that tells which kind of case it is. */
const kindOfCase = (element: Element): string => {
  const logic = element.children.find(
    ({ name }) =>
      ![
        'variable',
        'informationRequirement',
        'knowledgeRequirement',
        'authorityRequirement',
        'description',
        'question',
        'allowedAnswers',
        'extensionElements',
      ].includes(name),
  );
  return logic?.name ?? element.name;
};

interface Judged extends Scored {
  readonly kind: string;
}

/** What a result is about: an element of that name, or the service that the case calls. */
const elementOf = (model: Model, testCase: Element, name: string): Element | undefined => {
  const service = testCase.attributes['invocableName'];
  const named = (wanted: string | undefined): Element | undefined =>
    model.root.children.find(
      (each) =>
        ['decision', 'decisionService', 'businessKnowledgeModel'].includes(each.name) &&
        each.attributes['name'] === wanted,
    );
  return named(name) ?? named(service);
};

const judge = (model: Model, testCase: Element, node: Element): Omit<Judged, 'id'> => {
  const name = node.attributes['name'] ?? '';
  const element = elementOf(model, testCase, name);
  if (element === undefined) return { kind: 'none', failure: `no element ${name}` };
  const inputs = Object.fromEntries(
    all(testCase, 'inputNode').map((each) => [each.attributes['name'] ?? '', valueIn(each)]),
  );
  const decisions = new Decisions(inputs);
  const actual =
    element.name === 'decisionService'
      ? serviceResult(model, element, decisions)
      : decisions.valueOf(model, element);
  const expected = one(node, 'expected');
  const wanted =
    expected === undefined || node.attributes['errorResult'] === 'true' ? null : valueIn(expected);
  const failure = agrees(actual, wanted)
    ? undefined
    : `${writtenValue(actual)} instead of ${writtenValue(wanted)}`;
  return { kind: element.name === 'decision' ? kindOfCase(element) : element.name, failure };
};

const casesIn = (folder: string): Judged[] => {
  const models = fileModels(folder);
  return tck
    .list(folder)
    .filter((name) => name.endsWith('.xml'))
    .flatMap((file) => {
      const root = readXml(tck.text(`${folder}/${file}`));
      const modelName = one(root, 'modelName')?.text.trim();
      const model = (models.find(({ name }) => name === modelName) ?? models[0])?.model;
      if (model === undefined) return [];
      return all(root, 'testCase').flatMap((testCase) =>
        all(testCase, 'resultNode').map((node) => ({
          id: `${folder.split('/').at(-1)} ${testCase.attributes['id']} ${node.attributes['name']}`,
          ...judge(model, testCase, node),
        })),
      );
    });
};

/** Models that call programs outside the language, which no expression of ours may do. */
const callsPrograms = (folder: string): boolean =>
  tck
    .list(folder)
    .some((name) => name.endsWith('.dmn') && /kind="(?:Java|PMML)"/.test(tck.text(`${folder}/${name}`)));

describe.skipIf(!tck.isHere)('the DMN technology compatibility kit', () => {
  for (const number of ['2', '3']) {
    test(`level ${number}: every kind of decision logic`, { timeout: 60_000 }, () => {
      const folders = tck.list(level(number)).map((name) => ({ name, path: `${level(number)}/${name}` }));
      const scored = folders.filter(({ path }) => !callsPrograms(path));
      const unscored = folders
        .filter((folder) => !scored.includes(folder))
        .map(({ name }) => ({
          id: name,
          reason: 'calls Java or PMML: programs outside the language are not called',
        }));
      const cases = scored.flatMap(({ path }) => casesIn(path));
      const kinds = Map.groupBy(cases, (each) => each.kind);
      for (const [kind, list] of kinds) {
        // The sum is judged below, so that one kind that fails does not hide the others.
        const passed = list.filter(({ failure }) => failure === undefined).length;
        process.stdout.write(`corpus dmn-tck/level-${number}/${kind}: ${passed}/${list.length}\n`);
      }
      score(`dmn-tck/level-${number}`, cases, unscored);
    });
  }
});
