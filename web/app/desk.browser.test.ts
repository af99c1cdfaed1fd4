import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, deskOrSkip, openDesk } from '../../server/test/browser.ts';

let desk: Desk | undefined;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.close());

const most = 350 * 1024;

test('the first load of the desk is at most 350 kB over the wire', async (context) => {
  const { signedIn, adminPassword } = deskOrSkip(desk, context);
  const { context: profile } = await signedIn('admin', adminPassword);
  const page = await profile.newPage();
  const network = await profile.newCDPSession(page);
  await network.send('Network.enable');
  await network.send('Network.setCacheDisabled', { cacheDisabled: true });
  let bytes = 0;
  network.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await page.goto('/', { waitUntil: 'load' });
  await page.waitForSelector('main');
  await page.waitForTimeout(1_000);
  await context.annotate(`first load of the desk: ${(bytes / 1024).toFixed(0)} kB`);
  expect(bytes).toBeGreaterThan(50 * 1024);
  expect(bytes).toBeLessThan(most);
});

test('a wrong password is told beside the form and loses nothing that was typed', async (context) => {
  const { newPage } = deskOrSkip(desk, context);
  const { page } = await newPage();
  await page.goto('/');
  await page.fill('input[autocomplete="username"]', 'admin');
  await page.fill('input[autocomplete="current-password"]', 'wrong');
  await page.keyboard.press('Enter');
  await page.getByText('用户名或密码不正确').waitFor();
  expect(await page.inputValue('input[autocomplete="username"]')).toBe('admin');
});

test.for([
  { width: 1440, height: 900, dark: false },
  { width: 390, height: 844, dark: true },
])('the desk opens without a complaint of the browser at $width × $height', async (look, context) => {
  const { signedIn, adminPassword } = deskOrSkip(desk, context);
  const { complaints, page } = await signedIn('admin', adminPassword, look);
  await page.waitForLoadState('networkidle');
  expect(complaints).toEqual([]);
  const wider = await page.evaluate('document.documentElement.scrollWidth > window.innerWidth');
  expect(wider).toBe(false);
});
