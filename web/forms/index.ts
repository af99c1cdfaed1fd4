/** Forms: drawn, published, filled in and listed. */
import type { Page } from '../lib/page.ts';
import { designPages } from './design-pages.ts';
import { recordPages } from './record-pages.ts';

export { formSearch } from './form-search.ts';

/** The pages of forms. */
export const formsPages: readonly Page[] = [...recordPages, ...designPages];
