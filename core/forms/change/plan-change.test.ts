import fc from 'fast-check';
import { expect, test } from 'vitest';
import { structureIssues } from '../definition/check-structure.ts';
import type { FormDefinition } from '../definition/form-definition.ts';
import type { FormField } from '../definition/form-field.ts';
import { readDefinition } from '../definition/read-definition.ts';
import { arbitraryDefinition, aroundRandom } from '../../../server/test/forms/arbitrary-definition.ts';
import { receiptForm } from '../../../server/test/forms/receipt-form.ts';
import { typeOf } from '../field-types/field-types.ts';
import { planChange } from './plan-change.ts';
import type { PlanStep, Retired } from './plan-step.ts';

/** Tables with the type of each column; '→ target' for links. A table without those is made by no step. */
type Tables = Map<string, Map<string, string>>;

const keyOf = (columns: readonly string[]) => `unique ${columns.join()}`;

/** What the steps do, held against a model of tables; throws where a step finds things otherwise. */
const take = (step: PlanStep, tables: Tables, retired: Retired[]): void => {
  const table = (name: string) => tables.get(name) ?? fail(`no table ${name}`);
  const move = (from: Map<string, string>, old: string, name: string) => {
    from.set(name, from.get(old) ?? fail(`no column ${old}`));
    from.delete(old);
  };
  const fresh = (has: boolean, name: string) => has && fail(`${name} is there already`);
  switch (step.kind) {
    case 'create-record-table':
    case 'create-rows-table':
      fresh(tables.has(step.table), step.table);
      return void tables.set(step.table, new Map());
    case 'create-links-table':
      fresh(tables.has(step.table), step.table);
      return void tables.set(step.table, new Map([['→', step.references]]));
    case 'add-column':
      fresh(table(step.table).has(step.column), step.column);
      return void table(step.table).set(step.column, `${step.plan.type} ${step.plan.references ?? ''}`);
    case 'retire-column':
      fresh(table(step.table).has(step.as), step.as);
      retired.push({ ...step, kind: 'column' });
      return move(table(step.table), step.column, step.as);
    case 'bring-back-column': {
      fresh(table(step.table).has(step.column), step.column);
      const at = retired.findIndex(({ table: of, as }) => of === step.table && as === step.from);
      retired.splice(at, 1);
      return move(table(step.table), step.from, step.column);
    }
    case 'retire-table':
      fresh(tables.has(step.as), step.as);
      retired.push({ ...step, kind: 'table', column: '' });
      tables.set(step.as, table(step.table));
      return void tables.delete(step.table);
    case 'bring-back-table':
      fresh(tables.has(step.table), step.table);
      retired.splice(
        retired.findIndex(({ as }) => as === step.from),
        1,
      );
      tables.set(step.table, table(step.from));
      return void tables.delete(step.from);
    case 'convert-column': {
      const columns = table(step.table);
      if (!columns.has(step.column)) fail(`no column ${step.column}`);
      if (step.keep !== undefined) {
        fresh(columns.has(step.keep), step.keep);
        retired.push({
          kind: 'column',
          table: step.table,
          column: step.column,
          as: step.keep,
          field: step.from,
        });
        columns.set(step.keep, columns.get(step.column) ?? '');
      }
      if (step.restore !== undefined && !columns.has(step.restore)) fail(`no column ${step.restore}`);
      const [plan] = typeOf(step.to).columns(step.to.settings);
      return void columns.set(step.column, `${plan?.type} ${plan?.references ?? ''}`);
    }
    case 'links-from-column':
    case 'column-from-links':
      if (!table(step.table).has(step.column) || !tables.has(step.links)) fail('nothing to copy');
      return;
    case 'add-unique':
      fresh(table(step.table).has(keyOf(step.columns)), keyOf(step.columns));
      return void table(step.table).set(keyOf(step.columns), '');
    case 'drop-unique':
      return void (table(step.table).delete(keyOf(step.columns)) || fail(`no ${keyOf(step.columns)}`));
    case 'recompute':
    case 'add-index':
      return;
  }
};

const fail = (why: string): never => {
  throw new Error(why);
};

const expected = (definition: FormDefinition): Record<string, Record<string, string>> => {
  const columns = (fields: readonly FormField[]) =>
    Object.fromEntries(
      fields.flatMap((field) =>
        typeOf(field)
          .columns(field.settings)
          .map(({ suffix, type, references }) => [field.key + suffix, `${type} ${references ?? ''}`]),
      ),
    );
  return {
    f: columns(definition.fields),
    ...Object.fromEntries(
      definition.fields.flatMap((field) => {
        const own = typeOf(field).table?.(field.settings);
        if (own === undefined) return [];
        return [[`f__${field.key}`, own.kind === 'links' ? { '→': own.references } : columns(own.fields)]];
      }),
    ),
  };
};

const isLive = (name: string) => !name.startsWith('x_') && !name.startsWith('unique ');

const standing = (tables: Tables) =>
  Object.fromEntries(
    [...tables]
      .filter(([name]) => isLive(name))
      .map(([name, columns]) => [name, Object.fromEntries([...columns].filter(([each]) => isLive(each)))]),
  );

test('random definitions are sound', () => {
  fc.assert(
    fc.property(arbitraryDefinition, (definition) => {
      expect(readDefinition(definition)).toEqual({ ok: true, definition });
      expect(structureIssues({ form: 'f', definition, around: aroundRandom })).toEqual([]);
    }),
  );
});

test('the steps from any version to any other can be taken in their order and lead to its tables', () => {
  fc.assert(
    fc.property(fc.array(arbitraryDefinition, { minLength: 1, maxLength: 6 }), (versions) => {
      const tables: Tables = new Map();
      const retired: Retired[] = [];
      let before: FormDefinition | undefined;
      for (const after of versions) {
        for (const step of planChange({ form: 'f', before, after, live: { retired: [...retired] } }).steps)
          take(step, tables, retired);
        expect(standing(tables)).toEqual(expected(after));
        before = after;
      }
    }),
    { numRuns: 500 },
  );
});

test('what is retired is never dropped, and rolling back brings it back', () => {
  fc.assert(
    fc.property(arbitraryDefinition, arbitraryDefinition, (first, second) => {
      const tables: Tables = new Map();
      const retired: Retired[] = [];
      const publish = (before: FormDefinition | undefined, after: FormDefinition) => {
        const { steps } = planChange({ form: 'f', before, after, live: { retired: [...retired] } });
        for (const step of steps) take(step, tables, retired);
        return steps.map(({ kind }) => kind);
      };
      publish(undefined, first);
      publish(first, second);
      const back = publish(second, first);
      expect(back).not.toContain('create-rows-table');
      expect(back).not.toContain('create-record-table');
      expect(standing(tables)).toEqual(expected(first));
    }),
    { numRuns: 500 },
  );
});

test('the same definition again needs nothing', () => {
  fc.assert(
    fc.property(arbitraryDefinition, (definition) => {
      const same = {
        form: 'f',
        before: definition,
        after: structuredClone(definition),
        live: { retired: [] },
      };
      expect(planChange(same)).toEqual({ steps: [], findings: [] });
    }),
  );
});

const one = (field: Partial<FormField>): FormDefinition => ({
  version: 1,
  name: { zh: '表' },
  fields: [{ key: 'a', type: 'text', label: { zh: '甲' }, settings: { version: 1 }, ...field }],
  layout: [{ kind: 'field', key: 'a', span: 12 }],
});

const planned = (before: FormDefinition, after: FormDefinition) => {
  const { steps, findings } = planChange({ form: 'f', before, after, live: { retired: [] } });
  return {
    steps: steps.map(({ kind }) => kind),
    findings: findings.map(({ id, weight, measure }) => [id, weight, measure.kind]),
  };
};

const choice = (...labels: string[]) => ({
  type: 'single-choice',
  settings: { version: 1, options: labels.map((key) => ({ key, label: { zh: key } })) },
});
const relation = (form: string, many: boolean) => ({
  type: 'relation',
  settings: { version: 1, form, many },
});
const formula = (expression: string, type: string) => ({
  type: 'formula',
  settings: { version: 1, expression, gives: { type, settings: { version: 1 } } },
});

test.each<[string, Partial<FormField>, Partial<FormField>, string[], unknown[]]>([
  ['a label', {}, { label: { zh: '乙' } }, [], []],
  ['text to number', {}, { type: 'number' }, ['convert-column'], [['convert:a', 'consent', 'unconvertible']]],
  ['number to text', { type: 'number' }, {}, ['convert-column'], []],
  [
    'moment to day',
    { type: 'date-time' },
    { type: 'date' },
    ['convert-column'],
    [['convert:a', 'consent', 'filled']],
  ],
  [
    'text to person',
    {},
    { type: 'user' },
    ['retire-column', 'add-column', 'add-index'],
    [['replace:a', 'consent', 'filled']],
  ],
  ['shorter text', {}, { settings: { version: 1, longest: 5 } }, [], [['narrow:a', 'notice', 'misfits']]],
  ['an option less', choice('是', '否'), choice('是'), [], [['narrow:a', 'notice', 'misfits']]],
  ['an option more', choice('是'), choice('是', '否'), [], []],
  [
    'one to many',
    relation('mill', false),
    relation('mill', true),
    ['create-links-table', 'links-from-column', 'retire-column'],
    [],
  ],
  [
    'many to one',
    relation('mill', true),
    relation('mill', false),
    ['add-column', 'add-index', 'column-from-links', 'retire-table'],
    [['convert:a', 'consent', 'several-links']],
  ],
  [
    'another form',
    relation('mill', false),
    relation('supplier', false),
    ['retire-column', 'add-column', 'add-index'],
    [['replace:a', 'consent', 'filled']],
  ],
  ['a formula', formula('1', 'number'), formula('2', 'number'), ['recompute'], []],
  [
    'what a formula gives',
    formula('1', 'number'),
    formula('"a"', 'text'),
    ['retire-column', 'add-column', 'recompute'],
    [],
  ],
])('changing %s', (...[, before, after, steps, findings]) => {
  expect(planned(one(before), one(after))).toEqual({ steps, findings });
});

test('a first publishing makes the tables with their foreign keys and uniques, and finds nothing', () => {
  const { steps, findings } = planChange({
    form: 'receipt',
    before: undefined,
    after: receiptForm,
    live: { retired: [] },
  });
  expect(findings).toEqual([]);
  expect(steps[0]).toEqual({ kind: 'create-record-table', table: 'receipt' });
  expect(steps).toContainEqual({ kind: 'create-rows-table', table: 'receipt__lines', parent: 'receipt' });
  expect(steps).toContainEqual({
    kind: 'add-column',
    table: 'receipt',
    column: 'supplier',
    plan: { suffix: '', type: 'uuid', references: 'form:supplier' },
  });
  expect(steps).toContainEqual({ kind: 'add-unique', table: 'receipt', columns: ['received', 'supplier'] });
});

test('a new rule of uniqueness lists the records that break it; a changed column takes its rule along', () => {
  const unique = (field: Partial<FormField>) => ({ ...one(field), uniques: [{ fields: ['a'] }] });
  expect(planned(one({}), unique({}))).toEqual({
    steps: ['add-unique'],
    findings: [['unique:a', 'blocks', 'duplicates']],
  });
  expect(planned(unique({ type: 'number' }), unique({})).steps).toEqual([
    'drop-unique',
    'convert-column',
    'add-unique',
  ]);
});

test('rolling back a lossy conversion restores what nobody has changed since', () => {
  const [text = fail('a form has a field')] = one({}).fields;
  const retired: Retired[] = [{ kind: 'column', table: 'f', column: 'a', as: 'x_a_1', field: text }];
  const { steps } = planChange({
    form: 'f',
    before: one({ type: 'number' }),
    after: one({}),
    live: { retired },
  });
  expect(steps).toEqual([expect.objectContaining({ kind: 'convert-column', restore: 'x_a_1' })]);
});
