import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, deskOrSkip, openDesk } from '../../../server/test/browser.ts';

let desk: Desk | undefined;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.close());

/** An object event that names nothing. */
const wrong = {
  '@context': ['https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld'],
  type: 'EPCISDocument',
  schemaVersion: '2.0',
  creationDate: '2026-10-06T10:00:00.000+08:00',
  epcisBody: {
    eventList: [
      {
        type: 'ObjectEvent',
        action: 'ADD',
        eventTime: '2026-10-06T09:00:00.000+08:00',
        eventTimeZoneOffset: '+08:00',
      },
    ],
  },
};

test('the list of captures is narrowed down in the address, and a link opens one of them', async (context) => {
  const { signedIn, adminPassword, address } = deskOrSkip(desk, context);
  const { page, complaints, context: profile } = await signedIn('admin', adminPassword);
  const taken = await profile.request.post('/epcis/capture', { headers: { origin: address }, data: wrong });
  const job = taken.headers()['location'] ?? '';
  const id = job.split('/').at(-1) ?? '';
  await expect
    .poll(async () => (await profile.request.get(job)).json(), { timeout: 20_000 })
    .toMatchObject({ running: false, success: false });

  await page.goto('/ledger');
  await page.getByLabel('结果').click();
  await page.getByTitle('未采集').click();
  await page.waitForURL(/result=failed/);
  await page.getByLabel('搜索').fill(id);
  await page.waitForURL(new RegExp(`q=${id}`));
  await expect.poll(() => page.locator('.ledger-captures tr.row-opens').count()).toBe(1);
  await page.locator('.ledger-captures tr.row-opens').click();
  await page.getByRole('dialog').getByText('/epcisBody/eventList/0').first().waitFor();

  const link = page.url();
  await page.goto('/ledger?result=done');
  await page.goto(link);
  await page.getByRole('dialog').getByText(id).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await expect.poll(() => new URL(page.url()).searchParams.get('capture')).toBe(null);
  expect(new URL(page.url()).searchParams.get('result')).toBe('failed');
  expect(complaints).toEqual([]);
});
