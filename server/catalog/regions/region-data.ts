import { readFile } from 'node:fs/promises';
import type { regionLevels } from '@yuanliu/core/catalog';

/** The data that come along; see SOURCE.md. A later file gets a later version and the day that it speaks of. */
export const regionData = { version: '@vant/area-data 2.1.0', asOf: '2025-10-03' } as const;

/** A region of the data. */
export interface RegionLine {
  /** Six digits. */
  readonly code: string;
  readonly name: string;
  readonly level: (typeof regionLevels)[number];
  /** The code of the region that it lies in; undefined for provinces. */
  readonly parent: string | undefined;
  /** From the province on; a prefecture that is called like its province is left out. */
  readonly fullName: string;
}

const levelOf = (code: string): RegionLine['level'] => {
  if (code.endsWith('0000')) return '省级';
  return code.endsWith('00') ? '地级' : '县级';
};

const parentOf = (code: string): string | undefined => {
  if (code.endsWith('0000')) return undefined;
  return code.endsWith('00') ? `${code.slice(0, 2)}0000` : `${code.slice(0, 4)}00`;
};

/** Reads lines of code, tab, name in the order of the codes. Throws an Error for a line that is none, or lies nowhere. */
export const readRegions = (text: string): RegionLine[] => {
  const found = new Map<string, RegionLine>();
  for (const line of text.trimEnd().split('\n')) {
    const [, code, name] = /^(\d{6})\t(\S+)$/.exec(line) ?? [];
    if (code === undefined || name === undefined) throw new Error(`'${line}' is no line of regions.`);
    const parent = parentOf(code);
    const above = parent === undefined ? undefined : found.get(parent);
    if (parent !== undefined && above === undefined) throw new Error(`Region ${code} lies in no region.`);
    const parts = above === undefined ? [] : [above.fullName];
    const fullName = above?.name === name ? above.fullName : [...parts, name].join('/');
    found.set(code, { code, name, level: levelOf(code), parent, fullName });
  }
  return [...found.values()];
};

/** The regions that come along. */
export const standardRegions = async (): Promise<RegionLine[]> =>
  readRegions(await readFile(new URL('regions.tsv', import.meta.url), 'utf8'));
