import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** The version of the program, as its package says. */
export const productVersion: string = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(path.join(import.meta.dirname, '../../package.json'), 'utf8'))).version;
