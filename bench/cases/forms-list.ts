import { alternate, type SideResult } from '../measure/alternate.ts';
import type { BenchDatabase } from '../measure/database.ts';
import type { Figure } from '../measure/figure.ts';
import { whole } from '../measure/numbers.ts';
import type { BenchCase, CaseInput } from './case.ts';
import { type Served, serveBoth } from './served.ts';
import { signIn } from '../measure/serve-process.ts';
import { listReader } from './statements.ts';

/** How many records each form holds. */
const sizes = { bench_list: 100_000, bench_long: 1_000_000 } as const;

/** One at a time, as a person asks, and as many as the pool has connections. */
const connectionCounts = [1, 10];

const password = 'Bench-List-2026';

/** Twenty of many records with a filter and a scope, beside the bare statement. */
export const formsList: BenchCase = {
  name: 'forms-list',
  run: async (input) => {
    const served = await serveBoth(input);
    try {
      const roleId = await addReader(input.database, served);
      for (const [form, count] of Object.entries(sizes)) await load(input, served, { form, count, roleId });
      const cookie = await signIn(served.port, { user: 'lister', password });
      const figures: Figure[] = [];
      for (const connections of connectionCounts)
        figures.push(...(await compare(input, { ...served, cookie }, connections)));
      return figures;
    } finally {
      await served.stop();
    }
  },
};

const compare = async (input: CaseInput, served: Served, connections: number): Promise<Figure[]> => {
  const filter = encodeURIComponent(JSON.stringify([{ field: 'grade', is: 'is', value: 'a' }]));
  const figures: Figure[] = [];
  let short: SideResult | undefined;
  for (const [form, count] of Object.entries(sizes)) {
    const plan = { method: 'GET' as const, ids: ['-'], pick: 'any' as const };
    const path = `/api/forms/${form}/records?limit=20&filter=${filter}`;
    const { ours, baseline } = await alternate(
      { load: served.load, database: input.database },
      {
        ours: { server: served.product, plan: { ...plan, path, cookie: served.cookie } },
        baseline: { server: served.bare, plan: { ...plan, path: `/list/${form}` } },
      },
      { ...input.settings, connections },
    );
    const ratio = ours.p95 / baseline.p95;
    figures.push({
      name: 'forms-list',
      what: `20 of ${whole(count)} records with a filter and the rows of two departments, beside the bare statement; ratio of the p95`,
      connections,
      ours: told(ours),
      baseline: told(baseline),
      ratio,
      aim: '≤ 3 × the time',
      reached: ratio <= 3,
    });
    if (short !== undefined)
      figures.push({
        name: 'forms-list',
        what: 'the list of a million beside that of 100,000; ratio of the p95',
        connections,
        ours: told(ours),
        baseline: told(short),
        ratio: ours.p95 / short.p95,
        aim: '≤ 1.5 × the time',
        reached: ours.p95 / short.p95 <= 1.5,
      });
    short = ours;
  }
  return figures;
};

const told = ({ perSecond, p50, p95, processor, database }: SideResult): string =>
  `p50 ${p50.toFixed(2)} ms, p95 ${p95.toFixed(2)} ms, ${whole(perSecond)}/s, CPU ${whole(processor)} + ${whole(database)} µs`;

const field = (key: string, type: string, settings: object = {}) => ({
  key,
  type,
  label: { zh: `字段${key}` },
  settings: { version: 1, ...settings },
});

const fields = [
  field('customer', 'text'),
  field('qty', 'number', { decimals: 3 }),
  field('price', 'money', { currency: 'CNY', decimals: 2 }),
  field('due', 'date'),
  field('urgent', 'yes-no'),
  field('grade', 'single-choice', {
    options: ['a', 'b', 'c', 'd', 'e'].map((key) => ({ key, label: { zh: `${key}级` } })),
  }),
];

const asAdministrator =
  ({ port, cookie }: Served) =>
  async (method: 'POST' | 'PUT', path: string, body: object): Promise<unknown> => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      headers: { cookie, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${await answer.text()}`);
    return answer.status === 204 ? undefined : answer.json();
  };

/** Ten departments, the second below the first, and a person of the first with a role; answers the role's id. */
const addReader = async ({ asOwner }: BenchDatabase, served: Served): Promise<string> => {
  const [root] = listReader.departments;
  await asOwner(
    `insert into departments (id, parent_id, name, position, created_at, changed_at)
     select ('00000000-0000-7000-8000-0000000000d' || n)::uuid, case n when 1 then $1::uuid end, '部门' || n, n,
       now(), now() from generate_series(0, 9) n`,
    [root],
  );
  const send = asAdministrator(served);
  await send('POST', '/api/roles', { name: '列表', grants: {} });
  await send('POST', '/api/users', { login: 'lister', name: '李思', departmentId: root, password });
  const [role] = await asOwner<{ id: string }>(`select id from roles where name = '列表'`);
  await asOwner(`insert into user_roles (user_id, role_id, given_at)
    select u.id, r.id, now() from users u, roles r where u.login = 'lister' and r.name = '列表'`);
  await asOwner(`update users set must_change_password = false where login = 'lister'`);
  return role?.id ?? '';
};

/** Draws a form, gives the role the rows of its department and below, and fills the table in one statement. */
const load = async (
  { database: { asDesigner }, tell }: CaseInput,
  served: Served,
  { form, count, roleId }: { readonly form: string; readonly count: number; readonly roleId: string },
): Promise<void> => {
  const send = asAdministrator(served);
  const layout = fields.map(({ key }) => ({ kind: 'field', key, span: 6 }));
  await send('POST', '/api/forms', {
    key: form,
    definition: { version: 1, name: { zh: form }, fields, layout },
  });
  await send('POST', `/api/forms/${form}/publish`, { draftVersion: 1, accept: [] });
  await send('PUT', `/api/forms/${form}/rights`, {
    rights: [{ roleId, actions: ['see', 'change'], scope: 'department-tree' }],
    version: 0,
  });
  await indexed(asDesigner, form);
  const started = Date.now();
  await fill(asDesigner, form, count);
  tell(`${form}: ${whole(count)} records in ${whole((Date.now() - started) / 1000)} s`);
};

/** Waits for the job that builds the indexes: on an empty table it is done in a moment. */
const indexed = async (asDesigner: BenchDatabase['asDesigner'], form: string): Promise<void> => {
  for (let tries = 0; tries < 100; tries += 1) {
    const [row] = await asDesigner<{ done: boolean }>(
      `select count(*) >= 10 and bool_and(indisvalid) as done from pg_index
       where indrelid = ('forms.' || $1)::regclass`,
      [form],
    );
    if (row?.done === true) return;
    await new Promise((resolve) => {
      setTimeout(resolve, 200);
    });
  }
  throw new Error(`The indexes of ${form} were not built.`);
};

const fill = async (asDesigner: BenchDatabase['asDesigner'], form: string, count: number): Promise<void> => {
  await asDesigner(
    `insert into forms.${form} (id, state, form_version, title, created_at, created_by, department_id, changed_at,
       customer, qty, price, due, urgent, grade)
     select gen_random_uuid(), 2, 1, '客户' || n, now(), null,
       ('00000000-0000-7000-8000-0000000000d' || floor(random() * 10)::int)::uuid, now(),
       '客户' || n, (n % 1000)::numeric, (n % 977)::numeric(12, 2), date '2026-01-01' + n % 365, n % 7 = 0,
       chr(97 + floor(random() * 5)::int)
     from generate_series(1, $1::int) n`,
    [count],
  );
  await asDesigner(`analyze forms.${form}`);
};
