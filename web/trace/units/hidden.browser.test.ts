import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, deskOrSkip, openDesk } from '../../../server/test/browser.ts';

let desk: Desk | undefined;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.close());

const pallet = 'https://id.gs1.org/00/069012345000077770';
const boxes = ['https://id.gs1.org/00/069012345000077787', 'https://id.gs1.org/00/069012345000077794'];
const lot = 'https://id.gs1.org/01/06901234500011/10/HIDDEN-LOT';
const [oldPassword, newPassword] = ['Weisse-Milch-2026', 'Kalter-Fluss-2026'];

const at = (clock: string) => ({
  eventTime: `2026-10-05T${clock}:00.000+08:00`,
  eventTimeZoneOffset: '+08:00',
});
const packed = (box: string | undefined) => ({
  type: 'AggregationEvent',
  action: 'ADD',
  ...at('09:00'),
  bizStep: 'packing',
  parentID: pallet,
  childEPCs: [box],
});
const received = {
  type: 'ObjectEvent',
  action: 'ADD',
  ...at('08:00'),
  bizStep: 'receiving',
  bizLocation: { id: 'https://id.gs1.org/414/6901234500103' },
  quantityList: [{ epcClass: lot, quantity: 24 }],
  'yuanliu:hold': { id: 'HOLD-HIDDEN', reason: '包装破损', paper: 'QC-1', person: 'u-1' },
};
const seen = {
  type: 'ObjectEvent',
  action: 'OBSERVE',
  ...at('10:00'),
  bizStep: 'inspecting',
  epcList: [pallet],
  quantityList: [{ epcClass: lot, quantity: 24 }],
};

const capture = async (profile: BrowserContext, address: string, eventList: object[]): Promise<void> => {
  const taken = await profile.request.post('/epcis/capture', {
    headers: { origin: address },
    data: {
      '@context': [
        'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld',
        { yuanliu: 'urn:yuanliu:epcis:' },
      ],
      type: 'EPCISDocument',
      schemaVersion: '2.0',
      creationDate: '2026-10-05T12:00:00.000+08:00',
      epcisBody: { eventList },
    },
  });
  const job = taken.headers()['location'] ?? '';
  await expect
    .poll(async () => (await profile.request.get(job)).json(), { timeout: 20_000 })
    .toMatchObject({ running: false, success: true, errors: [] });
};

/** Somebody who sees what they recorded themselves, and nothing else. */
const createPerson = async (profile: BrowserContext, address: string): Promise<void> => {
  const post = async (path: string, data: object): Promise<string> => {
    const answer: unknown = await (
      await profile.request.post(path, { headers: { origin: address }, data })
    ).json();
    expect(answer).toMatchObject({ id: expect.any(String) });
    return typeof answer === 'object' && answer !== null && 'id' in answer ? String(answer.id) : '';
  };
  const own = { 'trace.events.see': 'own', 'trace.units.see': 'own', 'trace.events.capture': 'all' };
  const role = await post('/api/roles', { name: '月台', description: '', grants: own });
  const user = await post('/api/users', {
    login: 'dock',
    name: '杜月',
    departmentId: null,
    password: oldPassword,
  });
  await profile.request.put(`/api/users/${user}/roles`, {
    headers: { origin: address },
    data: { roleIds: [role], version: 1 },
  });
};

test('whoever sees only their own events is told what is left out, and that a unit may not move', async (context) => {
  const { signedIn, newPage, adminPassword, address } = deskOrSkip(desk, context);
  const admin = await signedIn('admin', adminPassword);
  await createPerson(admin.context, address);
  await capture(admin.context, address, [packed(boxes[0]), packed(boxes[1]), received]);

  const { page, context: profile, complaints } = await newPage();
  const headers = { origin: address };
  await profile.request.post('/api/sign-in', { headers, data: { user: 'dock', password: oldPassword } });
  await profile.request.post('/api/me/password', {
    headers,
    data: { current: oldPassword, next: newPassword },
  });
  await capture(profile, address, [seen]);

  await page.goto('/units');
  const row = page.getByRole('row', { name: /HIDDEN-LOT/ });
  await row.getByText('冻结').waitFor();
  expect(await row.innerText()).toContain('部分不可见');
  await row.getByRole('link', { name: 'HIDDEN-LOT' }).click();
  await page.getByText('有的事件不在您的权限内').waitFor();
  await page.getByText('只列出了您权限内的事件').waitFor();
  await page.getByRole('tab', { name: '冻结 1' }).click();
  await page.getByText('有 1 个冻结不在您的权限内：它不能移动').waitFor();
  expect(await page.getByText('包装破损').count()).toBe(0);
  await page.getByRole('tab', { name: '库存与平衡' }).click();
  await page.getByText('数量不在您的权限内').waitFor();

  await page.goto(`/units?open=${encodeURIComponent(pallet)}`);
  await page.getByRole('tab', { name: '装载 2' }).click();
  await page.getByText('里面有 2 项，都不在您的权限内').waitFor();
  await page.goto('/units?view=stock');
  await page.getByText('您的权限内没有库存').waitFor();
  await page.getByText('有 1 个单元的库存不在您的权限内').waitFor();
  expect(complaints).toEqual([]);
});
