import type {} from './browser.setup.ts';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { inject, type TestContext } from 'vitest';

/** A browser on the journeys' product. Console errors and CSP violations are collected in `complaints`. */
export interface Desk {
  readonly address: string;
  readonly adminPassword: string;
  readonly browser: Browser;
  /** The folder of the product's database: see journey-database.ts. */
  readonly databaseFolder: string;
  /** A fresh profile: nobody signed in. */
  readonly newPage: (look?: Look) => Promise<Visit>;
  /** A fresh profile in which this person has signed in. */
  readonly signedIn: (user: string, password: string, look?: Look) => Promise<Visit>;
  readonly close: () => Promise<void>;
}

export interface Look {
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
  readonly language?: 'zh-CN' | 'en-GB';
}

export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors of the console and uncaught exceptions so far; an expected 4xx of a call is not among them. */
  readonly complaints: string[];
}

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Opens Chromium; call in `beforeAll`. Undefined where the machine has none: `deskOrSkip` then skips the tests. */
export const openDesk = async (): Promise<Desk | undefined> => {
  const product = inject('product');
  if (product === null) return undefined;
  const { address, adminPassword, databaseFolder } = product;
  const browser = await chromium.launch({ executablePath: product.chromium, args: flags });
  const newPage: Desk['newPage'] = async ({
    width = 1440,
    height = 900,
    dark = false,
    language = 'zh-CN',
  } = {}) => {
    const context = await browser.newContext({
      baseURL: address,
      viewport: { width, height },
      colorScheme: dark ? 'dark' : 'light',
      locale: language,
      timezoneId: 'Asia/Shanghai',
    });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' && !/status of 4\d\d/.test(message.text()))
        complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    return { page, context, complaints };
  };
  return {
    address,
    adminPassword,
    browser,
    databaseFolder,
    newPage,
    signedIn: async (user, password, look) => {
      const visit = await newPage(look);
      await signIn(visit.page, user, password);
      return visit;
    },
    close: () => browser.close(),
  };
};

/** Signs in by the form, as a person does, and waits for the desk. */
export const signIn = async (page: Page, user: string, password: string): Promise<void> => {
  await page.goto('/');
  await page.fill('input[autocomplete="username"]', user);
  await page.fill('input[autocomplete="current-password"]', password);
  await page.keyboard.press('Enter');
  await page.waitForSelector('#main');
};

/** The desk, or the test is skipped with its reason. */
export const deskOrSkip = (desk: Desk | undefined, context: TestContext): Desk => {
  if (desk === undefined)
    context.skip('no Chromium on this machine: apt-get install chromium fonts-wqy-microhei');
  return desk;
};
