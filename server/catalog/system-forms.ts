import { locationForm, partyForm, productForm, regionForm } from '@yuanliu/core/catalog';
import type { SystemForm } from '../forms/index.ts';

/** The forms of the catalog, each behind those that it relates to. */
export const catalogForms: readonly SystemForm[] = [
  { key: 'region', definition: regionForm },
  { key: 'product', definition: productForm },
  { key: 'party', definition: partyForm },
  { key: 'location', definition: locationForm },
];
