import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { dairy } from '../server/test/dairy-day.ts';
import { findChromium } from '../server/test/find-chromium.ts';
import { launchProduct } from '../server/test/launch-product.ts';
import { fillEnterprise, signInTo } from './screenshots/enterprise.ts';

/** `npm run screenshots [-- name…]`: every screen on a desk and a phone, light and dark, into docs/screens. */

const folder = path.join(import.meta.dirname, '../docs/screens');
const password = 'Sprout-River-2026';

interface Screen {
  readonly name: string;
  readonly path: string;
  /** What to do before the picture, for instance to open a drawer. */
  readonly prepare?: (page: Page) => Promise<void>;
}

const openFirstRow = async (page: Page): Promise<void> => {
  await page.locator('main tr.row-opens, main .row-card button').first().click();
  await page.waitForTimeout(600);
};

/** The receipt that was written wrong and voided: it shows the most of an event's page. */
const openVoided = async (page: Page): Promise<void> => {
  await openFirstRow(page);
  await page.waitForTimeout(2_000);
};

const openCapture = async (page: Page): Promise<void> => {
  await page.locator('.ledger-captures tr.row-opens, .ledger-captures .row-card button').first().click();
  await page.waitForTimeout(600);
};

const pasteurised = 'PM20261120-A';

/** Opens a tab of a unit's page; the unit is found by its code first. */
const openTab =
  (tab: string) =>
  async (page: Page): Promise<void> => {
    await page.waitForSelector('.unit-title');
    await page.goto(`${page.url()}?${tab}`);
    await page.waitForTimeout(2_000);
  };

const unitPath = (uri: string | undefined): string => `/units?open=${encodeURIComponent(uri ?? '')}`;

const screens: readonly Screen[] = [
  { name: 'home', path: '/' },
  { name: 'units', path: '/units' },
  { name: 'unit', path: unitPath(dairy.cases[0]), prepare: openTab('tab=story') },
  { name: 'unit-containment', path: unitPath(dairy.pallets[1]), prepare: openTab('tab=contents') },
  { name: 'unit-stock', path: unitPath(dairy.pasteurised[0]), prepare: openTab('tab=stock') },
  { name: 'unit-hold', path: unitPath(dairy.milk[2]), prepare: openTab('tab=holds') },
  { name: 'unit-trace', path: unitPath(dairy.milk[0]), prepare: openTab('tab=trace&direction=forward') },
  { name: 'anomalies', path: '/anomalies' },
  { name: 'anomaly', path: '/anomalies', prepare: openFirstRow },
  { name: 'events', path: '/events' },
  { name: 'events-found', path: `/events?q=${pasteurised}` },
  {
    name: 'event',
    path: `/events?q=RM20261120-01&step=${encodeURIComponent('https://ref.gs1.org/cbv/BizStep-receiving')}`,
    prepare: openVoided,
  },
  { name: 'event-voided', path: '/events?only=voided', prepare: openVoided },
  { name: 'ledger', path: '/ledger' },
  { name: 'capture', path: '/ledger', prepare: openCapture },
  { name: 'users', path: '/users' },
  { name: 'user', path: '/users', prepare: openFirstRow },
  { name: 'departments', path: '/departments' },
  { name: 'roles', path: '/roles' },
  { name: 'role', path: '/roles', prepare: openFirstRow },
  { name: 'keys', path: '/keys' },
  { name: 'profile', path: '/profile' },
  { name: 'audit', path: '/audit' },
  { name: 'audit-entry', path: '/audit', prepare: openFirstRow },
  { name: 'messages', path: '/messages' },
  { name: 'message-preferences', path: '/messages/preferences' },
  { name: 'channels', path: '/message-channels' },
  { name: 'numbering', path: '/numbering' },
  { name: 'serial-rule', path: '/numbering', prepare: openFirstRow },
  { name: 'calendar', path: '/calendar' },
  {
    name: 'search',
    path: '/',
    prepare: async (page) => {
      await page.keyboard.press('Control+k');
      await page.waitForTimeout(400);
    },
  },
  { name: 'not-found', path: '/nowhere' },
];

const sizes = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const;
const schemes = ['light', 'dark'] as const;

const contextFor = (browser: Browser, size: keyof typeof sizes, colorScheme: 'light' | 'dark') =>
  browser.newContext({ viewport: sizes[size], colorScheme, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });

const picture = async (page: Page, name: string): Promise<void> => {
  await page.screenshot({ path: path.join(folder, `${name}.png`), animations: 'disabled' });
};

const signInOn = async (context: BrowserContext, address: string, name: string): Promise<Page> => {
  const page = await context.newPage();
  await page.goto(address);
  await page.waitForSelector('input[autocomplete="username"]');
  await page.waitForTimeout(500);
  await picture(page, name);
  await page.fill('input[autocomplete="username"]', 'admin');
  await page.fill('input[autocomplete="current-password"]', password);
  await page.keyboard.press('Enter');
  await page.waitForSelector('#main h1');
  return page;
};

const takeAll = async (browser: Browser, address: string, wanted: readonly string[]): Promise<void> => {
  for (const size of ['desk', 'phone'] as const) {
    for (const scheme of schemes) {
      const context = await contextFor(browser, size, scheme);
      const page = await signInOn(context, address, `sign-in-${size}-${scheme}`);
      for (const screen of screens.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
        await page.goto(`${address}${screen.path}`);
        await page.waitForTimeout(1_500);
        await screen.prepare?.(page);
        await picture(page, `${screen.name}-${size}-${scheme}`);
      }
      await context.close();
    }
  }
};

const executablePath = findChromium();
if (executablePath === undefined) throw new Error('Pictures need Chromium: apt-get install chromium.');
const dataDir = await mkdtemp(path.join(os.tmpdir(), 'yuanliu-screens-'));
const product = await launchProduct({ DATA_DIR: dataDir, ADMIN_PASSWORD: password, RATE_LIMIT: '0' });
try {
  await mkdir(folder, { recursive: true });
  await fillEnterprise(await signInTo(product.address, password));
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  });
  await takeAll(browser, product.address, process.argv.slice(2));
  await browser.close();
} finally {
  await product.stop();
  await rm(dataDir, { recursive: true, force: true });
}
