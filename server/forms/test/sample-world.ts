import fc from 'fast-check';
import type { FormAction, FormDefinition, RecordState, RecordValues, RowScope } from '@yuanliu/core/forms';
import { type FormInUse, formInUse } from '../form-in-use.ts';
import { addSerialRule } from '../../numbering/index.ts';
import type { Ctx, Database } from '../../platform/index.ts';
import { sampleForm, sourceForm } from './sample-forms.ts';
import { type StoredByTest, storeRecords } from './stored-records.ts';

const id = (kind: string, number: number): string =>
  `00000000-0000-7000-8${kind}-${String(number).padStart(12, '0')}`;

/** 工厂 with 一号线 below it, and 办公室 beside. */
export const departments = [
  { id: id('00d', 1), parent: null, name: '工厂' },
  { id: id('00d', 2), parent: id('00d', 1), name: '一号线' },
  { id: id('00d', 3), parent: null, name: '办公室' },
] as const;

/** People of the three departments, and one outside of all. */
export const people = ['安', '白', '曹', '丁'].map((name, index) => ({
  id: id('00a', index),
  name,
  department: departments[index]?.id ?? null,
}));

/** What a test of the database brings. */
export interface SampleSurroundings {
  readonly db: Database;
  readonly ctx: () => Ctx;
  readonly asOwner: (text: string, values?: unknown[]) => Promise<unknown[]>;
}

/** Publishes a definition as the next version of a form. */
export type Publish = (
  ctx: Ctx,
  key: string,
  next: { readonly definition: FormDefinition },
) => Promise<number>;

/** Two roles; everybody has both. */
const roleIds = [id('00e', 1), id('00e', 2)];

/** What a role gives over a form, as tests give it. */
export interface GivenRight {
  readonly actions: readonly FormAction[];
  readonly scope: RowScope;
  readonly condition: string | null;
  readonly hidden: readonly string[];
  readonly readOnly: readonly string[];
}

/** By form, for each of the two roles; null where a role has nothing. */
export type GivenRights = Readonly<Record<'sample' | 'source', readonly (GivenRight | null)[]>>;

/** Records of a form as the naive reader knows them. */
export interface SampleWorld {
  readonly forms: Readonly<Record<'sample' | 'source', FormInUse>>;
  readonly records: Readonly<Record<'sample' | 'source', readonly StoredByTest[]>>;
}

const words = ['原料', '牛奶', 'Ａ级', 'a-12', '大豆油', '原浆', '奶粉', 'Milk', '阿胶', '面'];
const word = fc.constantFrom(...words);
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null, freq: 3 });
const list = <T>(from: readonly T[]): fc.Arbitrary<T[] | null> =>
  fc.subarray([...from]).map((all) => (all.length === 0 ? null : all));

const sourceIds = Array.from({ length: 12 }, (_, index) => id('0b0', index));
const grades = ['甲', '乙', '丙'];
const personId = fc.constantFrom(...people.map((each) => each.id));
const departmentId = fc.constantFrom(...departments.map((each) => each.id));

const decimal = fc.constantFrom('0.5', '1', '2', '3', '5', '7.25', '10', '-4');
const file = [{ file: id('0f0', 1), name: '单.pdf', size: 3, type: 'application/pdf' }];
const files = fc.constantFrom(null, file);

const line = fc.record({
  lot: maybe(word),
  count: maybe(decimal),
  origin: maybe(fc.constantFrom(...sourceIds)),
});

const sampleValues = fc.record({
  name: maybe(fc.array(word, { minLength: 1, maxLength: 2 }).map((all) => all.join(' '))),
  memo: maybe(fc.array(word, { minLength: 1, maxLength: 3 }).map((all) => all.join('，'))),
  qty: maybe(decimal),
  amount: maybe(fc.constantFrom('0.50', '12.00', '99.95')),
  due: maybe(fc.constantFrom('2026-01-31', '2026-03-04', '2026-03-05')),
  at: maybe(
    fc.constantFrom('2026-03-03T16:00:00.000Z', '2026-03-04T15:59:00.000Z', '2026-03-04T16:00:00.000Z'),
  ),
  urgent: maybe(fc.boolean()),
  grade: maybe(fc.constantFrom(...grades)),
  tags: list(grades),
  keeper: maybe(personId),
  office: maybe(departmentId),
  source: maybe(fc.constantFrom(...sourceIds)),
  partners: list(sourceIds.slice(0, 4)),
  papers: files,
  photos: files,
  lines: fc.array(line, { maxLength: 3 }).map((all) => (all.length === 0 ? null : all)),
});

const standing = fc.record({
  state: fc.constantFrom<RecordState>('submitted', 'effective', 'effective', 'void'),
  createdBy: maybe(personId),
  departmentId: maybe(departmentId),
  isDeleted: fc.constantFrom(false, false, false, true),
});

const samples = (count: number): StoredByTest[] =>
  fc.sample(fc.tuple(standing, sampleValues), { numRuns: count, seed: 41 }).map(([own, values], index) => {
    const code = index % 5 === 0 ? null : `S-${String(index).padStart(3, '0')}`;
    const { qty } = values;
    const lines = values.lines?.map((row, at) => ({ ...row, id: id('0c0', index * 10 + at) })) ?? null;
    const all: RecordValues = {
      ...values,
      lines,
      code,
      doubled: qty === null ? null : String(Number(qty) * 2),
    };
    return { ...own, id: id('0a0', index), title: code ?? values.name ?? '', values: all };
  });

const sources = (): StoredByTest[] =>
  fc
    .sample(fc.tuple(standing, fc.record({ phone: maybe(word), rating: maybe(decimal) })), {
      numRuns: sourceIds.length,
      seed: 17,
    })
    .map(([own, values], index) => {
      const name = index % 6 === 0 ? null : `${words[index % words.length]}厂${index}`;
      return { ...own, id: id('0b0', index), title: name ?? '', values: { ...values, name } };
    });

const insertPeople = async ({ asOwner }: SampleSurroundings): Promise<void> => {
  for (const { id: own, parent, name } of departments)
    await asOwner(
      `insert into departments (id, parent_id, name, position, created_at, changed_at)
       values ($1, $2, $3, 0, now(), now())`,
      [own, parent, name],
    );
  for (const [index, each] of people.entries())
    await asOwner(
      `insert into users (id, login, name, department_id, password_hash, password_changed_at, must_change_password,
         created_at, changed_at)
       values ($1, $2, $3, $4, '', now(), false, now(), now())`,
      [each.id, `sample${index}`, each.name, each.department],
    );
  for (const [index, roleId] of roleIds.entries()) {
    await asOwner(`insert into roles (id, name, created_at, changed_at) values ($1, $2, now(), now())`, [
      roleId,
      `样品角色${index}`,
    ]);
    await asOwner(
      `insert into role_grants (role_id, right_name, row_range) values ($1, 'forms.records.use', 'all')`,
      [roleId],
    );
    for (const each of people)
      await asOwner(`insert into user_roles (user_id, role_id, given_at) values ($1, $2, now())`, [
        each.id,
        roleId,
      ]);
  }
};

/** Publishes the two forms that speak of each other. */
export const publishSamples = async (ctx: Ctx, publish: Publish): Promise<SampleWorld['forms']> => {
  await ctx.db.transact((tx) =>
    addSerialRule(tx, ctx, {
      key: 'test.sample',
      name: '样品编号',
      mode: 'fast',
      segments: [{ kind: 'counter', width: 5, reset: 'never' }],
    }),
  );
  const bare = sourceForm.fields.filter(({ type }) => type !== 'roll-up');
  const keys = bare.map(({ key }) => key);
  const layout = sourceForm.layout.filter((node) => node.kind === 'field' && keys.includes(node.key));
  await publish(ctx, 'source', { definition: { ...sourceForm, fields: bare, layout } });
  const withoutUsed = sampleForm.fields.filter(({ key }) => key !== 'source_used');
  await publish(ctx, 'sample', {
    definition: {
      ...sampleForm,
      fields: withoutUsed,
      layout: sampleForm.layout.filter((node) => node.kind !== 'field' || node.key !== 'source_used'),
    },
  });
  await publish(ctx, 'source', { definition: sourceForm });
  await publish(ctx, 'sample', { definition: sampleForm });
  return { sample: await formInUse(ctx.db, 'sample'), source: await formInUse(ctx.db, 'source') };
};

/** People, departments, roles, the two forms, and records that look like those of a factory. */
export const sampleWorld = async (
  t: SampleSurroundings,
  count: number,
  publish: Publish,
): Promise<SampleWorld> => {
  await insertPeople(t);
  const forms = await publishSamples(t.ctx(), publish);
  const records = { sample: samples(count), source: sources() };
  await storeRecords(t.db, forms.source, records.source);
  await storeRecords(t.db, forms.sample, records.sample);
  return { forms, records };
};

/** Gives the two roles these rights over the two forms, in place of all they had. */
export const giveRights = async (
  t: SampleSurroundings,
  { forms }: SampleWorld,
  rights: GivenRights,
): Promise<void> => {
  const rows = (['sample', 'source'] as const).flatMap((form) =>
    rights[form].flatMap((right, index) =>
      right === null ? [] : [{ ...right, form: forms[form].id, role: roleIds[index] }],
    ),
  );
  await t.asOwner('delete from form_rights');
  await t.asOwner(
    `insert into form_rights (role_id, form_id, actions, scope, condition, hidden, read_only)
     select role, form, actions, scope, condition, hidden, "readOnly"
     from jsonb_to_recordset($1::jsonb) as given (role uuid, form uuid, actions text[], scope text, condition text,
       hidden text[], "readOnly" text[])`,
    [JSON.stringify(rows)],
  );
};
