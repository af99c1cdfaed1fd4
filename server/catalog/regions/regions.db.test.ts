import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { numberTaker } from '../../numbering/index.ts';
import { type TestApp, testApp } from '../../test/test-app.ts';
import { loadRegions } from './load-regions.ts';
import { readRegions, type RegionLine, standardRegions } from './region-data.ts';

const zone = 'Asia/Shanghai';

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.close());

interface Region {
  readonly code: string;
  readonly name: string;
  readonly full_name: string;
  readonly level: string;
  readonly origin: string;
  readonly valid_from: string | null;
  readonly valid_until: string | null;
  readonly above: string | null;
}

const region = async (code: string) => {
  const [row] = await t.db.rows(sql<Region>`
    select r.code, r.name, r.full_name, r.level, r.origin, r.valid_from, r.valid_until, p.code as above
    from forms.region r left join forms.region p on p.id = r.parent where r.code = ${code}`);
  return row;
};

const list = async (query: string) => {
  const answer = await t.asAdmin({ method: 'GET', url: `/api/forms/region/records?${query}` });
  return answer.json<{ rows: { id: string; title: string; version: number; values: { name: string } }[] }>()
    .rows;
};

const load = async (version: string, regions: readonly RegionLine[]) => {
  const numbers = numberTaker({ db: t.db, zone });
  await loadRegions(t.ctx(), {
    data: { version, asOf: '2027-01-01', regions: () => Promise.resolve(regions) },
    around: { zone, numbers, hooks: [], isHeard: () => false },
  });
};

test('every region of the data stands at its level, below one of the level above', async () => {
  const expected = Map.groupBy(await standardRegions(), ({ level }) => level);
  const levels = await t.db.rows(sql<{ level: string; above: string | null; count: string }>`
    select r.level, p.level as above, count(*) as count
    from forms.region r left join forms.region p on p.id = r.parent group by 1, 2 order by 3`);
  expect(levels).toEqual([
    { level: '省级', above: null, count: String(expected.get('省级')?.length) },
    { level: '地级', above: '省级', count: String(expected.get('地级')?.length) },
    { level: '县级', above: '地级', count: String(expected.get('县级')?.length) },
  ]);
  expect(expected.get('省级')).toHaveLength(34);
});

test.each([
  { code: '330106', name: '西湖区', fullName: '浙江省/杭州市/西湖区', above: '330100' },
  { code: '110108', name: '海淀区', fullName: '北京市/海淀区', above: '110100' },
  { code: '710101', name: '中正区', fullName: '台湾省/台北市/中正区', above: '710100' },
  { code: '810000', name: '香港特别行政区', fullName: '香港特别行政区', above: null },
  { code: '820000', name: '澳门特别行政区', fullName: '澳门特别行政区', above: null },
  { code: '441915', name: '茶山镇', fullName: '广东省/东莞市/茶山镇', above: '441900' },
])('$code is $name', async ({ code, name, fullName, above }) => {
  expect(await region(code)).toMatchObject({
    name,
    full_name: fullName,
    above,
    origin: '国家标准',
    valid_from: null,
    valid_until: null,
  });
});

test('loading is one line of the audit', async () => {
  const rows = await t.db.rows(sql<{ changes: unknown }>`
    select changes from audit_entries where action = 'forms.records.loaded'`);
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows[0]?.changes)).toContain(String((await standardRegions()).length));
});

test('regions are found by words of their full name and sort by pinyin', async () => {
  expect((await list('search=西湖区')).map(({ title }) => title)).toContain('浙江省/杭州市/西湖区');
  const filter = encodeURIComponent(JSON.stringify([{ field: 'level', is: 'is', value: '省级' }]));
  const names = (await list(`filter=${filter}&sort=name&limit=50`)).map(({ values }) => values.name);
  expect(names).toHaveLength(34);
  expect(names.slice(0, 4)).toEqual(['安徽省', '澳门特别行政区', '北京市', '重庆市']);
});

test('later data add and end regions, and leave alone what the enterprise changed', async () => {
  const [moved] = await list('search=海淀区');
  const renamed = await t.asAdmin({
    method: 'PUT',
    url: `/api/forms/region/records/${moved?.id}`,
    payload: { version: moved?.version, values: { name: '海淀' } },
  });
  expect(renamed.statusCode).toBe(200);
  const own = await t.asAdmin({
    method: 'POST',
    url: '/api/forms/region/records',
    payload: { values: { code: 'HD', name: '华东大区', level: '其他' } },
  });
  expect(own.json()).toMatchObject({ values: { origin: '自建', full_name: '华东大区' } });
  const gone = new Set(['330106', '110108']);
  const next = (await standardRegions()).filter(({ code }) => !gone.has(code));
  next.push(...readRegions('330000\t浙江省\n330100\t杭州市\n330199\t新湖区').slice(2));
  await load('next', next);
  expect(await region('330106')).toMatchObject({ valid_until: '2027-01-01' });
  expect(await region('330199')).toMatchObject({
    full_name: '浙江省/杭州市/新湖区',
    above: '330100',
    valid_from: '2027-01-01',
  });
  expect(await region('110108')).toMatchObject({ name: '海淀', valid_until: null });
  expect(await region('HD')).toMatchObject({ name: '华东大区', valid_until: null });
  expect(await t.db.rows(sql`select added, ended from catalog_region_loads order by loaded_at`)).toEqual([
    { added: (await standardRegions()).length, ended: 0 },
    { added: 1, ended: 1 },
  ]);
});

test('two starts at once load the data once', async () => {
  const more = readRegions('330000\t浙江省\n330100\t杭州市\n330198\t旧湖区');
  const all = [...(await standardRegions()), ...more.slice(2)];
  await Promise.all([load('twice', all), load('twice', all)]);
  expect(await t.db.rows(sql`select code from forms.region where code = '330198'`)).toHaveLength(1);
});

test('lines that are none, and regions that lie nowhere, are refused', () => {
  expect(() => readRegions('330000 浙江省')).toThrow('no line');
  expect(() => readRegions('330100\t杭州市')).toThrow('lies in no region');
});
