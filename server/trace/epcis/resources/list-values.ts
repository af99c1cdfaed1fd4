import { type EpcFormat, type ResourceName, standardEventTypes, writeCbv } from '@yuanliu/core/trace';
import type { Ctx } from '../../../platform/index.ts';
import { epcWriter } from '../answer/epc-format.ts';
import type { AskedPage } from '../answer/page-token.ts';
import { listColumnValues, listEpcs, listExtensionTypes } from './resource.store.ts';

/** One page of values as they are answered; `next` is absent at the end. */
export interface ValuesPage {
  readonly values: readonly string[];
  readonly next?: string;
}

interface Wanted {
  readonly page: AskedPage;
  readonly format: EpcFormat;
}

type Lister = (ctx: Ctx, wanted: Wanted) => Promise<ValuesPage>;

/** A page of what was read with one row more than asked. */
const pageOfRows = <R>(
  rows: readonly R[],
  size: number,
  { valueOf, keyOf }: { readonly valueOf: (row: R) => string; readonly keyOf: (row: R) => string },
): ValuesPage => {
  const page = rows.slice(0, size);
  const last = page.at(-1);
  return {
    values: page.map(valueOf),
    ...(rows.length > size && last !== undefined && { next: keyOf(last) }),
  };
};

const itself = (value: string): string => value;

const vocabulary =
  (name: 'bizSteps' | 'dispositions', kind: 'bizStep' | 'disposition'): Lister =>
  async ({ db, scope }, { page }) => {
    const rows = await listColumnValues(db, scope, { name, page: { ...page, size: page.size + 1 } });
    return pageOfRows(rows, page.size, { valueOf: (value) => writeCbv(kind, value, 'bare'), keyOf: itself });
  };

const places =
  (name: 'readPoints' | 'bizLocations'): Lister =>
  async ({ db, scope }, { page, format }) => {
    const rows = await listColumnValues(db, scope, { name, page: { ...page, size: page.size + 1 } });
    const write = await epcWriter(db, format, () => rows);
    return pageOfRows(rows, page.size, { valueOf: write, keyOf: itself });
  };

/** How the values of each resource are listed. */
export const valueListers: Readonly<Record<ResourceName, Lister>> = {
  bizSteps: vocabulary('bizSteps', 'bizStep'),
  dispositions: vocabulary('dispositions', 'disposition'),
  readPoints: places('readPoints'),
  bizLocations: places('bizLocations'),
  eventTypes: async ({ db, scope }, { page }) => {
    const all = [...standardEventTypes, ...(await listExtensionTypes(db, scope))];
    const from = page.after === undefined ? 0 : all.indexOf(page.after) + 1;
    return pageOfRows(all.slice(from, from + page.size + 1), page.size, { valueOf: itself, keyOf: itself });
  },
  epcs: async ({ db, scope }, { page, format }) => {
    const rows = await listEpcs(db, scope, { ...page, size: page.size + 1 });
    const write = await epcWriter(db, format, () => rows.map(({ uri }) => uri));
    return pageOfRows(rows, page.size, {
      valueOf: ({ uri, urn }) => (format === 'Never_Translates' ? (urn ?? uri) : write(uri)),
      keyOf: ({ nr }) => nr,
    });
  },
};
