import { afterAll, beforeAll, expect, test } from 'vitest';
import { dairy, dairyDay } from '../../test/dairy-day.ts';
import { openPartner } from '../../test/epcis-partner.ts';
import { type TestApp, testApp } from '../../test/test-app.ts';

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
  const { success, errors } = await openPartner(t).capture(dairyDay());
  if (!success) throw new Error(JSON.stringify(errors));
});
afterAll(() => t.close());

const get = async (url: string) => (await t.asAdmin({ url })).json();
const listed = async (query: Readonly<Record<string, string>>) =>
  (await get(`/api/trace/events?${new URLSearchParams(query).toString()}`)).rows;

test('a line says what became of what, how much of it, where and by which document', async () => {
  const [receipt] = await listed({ document: 'PO-2611-01' });
  expect(receipt).toMatchObject({
    units: [{ uri: dairy.milk[0], role: 'output', quantity: '12000', uom: 'KGM' }],
    documents: ['urn:yuanliu:document:po:PO-2611-01'],
    location: dairy.dock,
  });
  const [filling] = await listed({ unit: 'PM20261120-A' });
  expect(filling.units.map(({ role, quantity }: Record<string, unknown>) => [role, quantity])).toEqual([
    ['input', '17800'],
    ['input', '288'],
    ['output', '288'],
  ]);
});

test('of each role two units are named, and all are counted', async () => {
  const rows = await listed({
    unit: dairy.pallets[0] ?? '',
    step: 'https://ref.gs1.org/cbv/BizStep-packing',
  });
  expect(rows).toHaveLength(1);
  expect(rows[0].units.map(({ role }: Record<string, unknown>) => role)).toEqual([
    'parent',
    'child',
    'child',
  ]);
  expect(rows[0].unitCount).toBe(7);
});

test('places, parties and products are called as master data does', async () => {
  const lot = dairy.finished[0] ?? '';
  const asked = [dairy.dock, dairy.dealers[0] ?? '', dairy.us, 'https://id.gs1.org/414/4012345000009', lot];
  const query = new URLSearchParams(asked.map((uri): [string, string] => ['uri', uri]));
  expect(await get(`/api/trace/names?${query.toString()}`)).toEqual({
    names: { [dairy.dock]: '收奶口', [dairy.dealers[0] ?? '']: '鲜达超市', [dairy.us]: '青禾乳业' },
    products: { [lot]: '鲜牛奶 950 mL' },
  });
});
