import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { findChromium } from './find-chromium.ts';
import { launchProduct } from './launch-product.ts';

/** Where the journeys' product answers; null where there is no browser to walk them with. */
export interface JourneyProduct {
  readonly address: string;
  readonly adminPassword: string;
  readonly chromium: string;
  /** The folder of its database, in which the server's socket lies. */
  readonly databaseFolder: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    product: JourneyProduct | null;
  }
}

const adminPassword = 'Sprout-River-2026';

/** One product for all journeys, started as a person starts it, on a data folder of its own. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const chromium = findChromium();
  if (chromium === undefined) {
    project.provide('product', null);
    return async () => undefined;
  }
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'yuanliu-journey-'));
  const product = await launchProduct({
    DATA_DIR: dataDir,
    ADMIN_PASSWORD: adminPassword,
    RATE_LIMIT: '0',
  });
  project.provide('product', {
    address: product.address,
    adminPassword,
    chromium,
    databaseFolder: path.join(dataDir, 'postgres'),
  });
  return async () => {
    await product.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}
