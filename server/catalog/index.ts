/** Products, parties, locations, regions: system forms that other modules know and the enterprise extends. */
import type { LifecycleHook } from '../forms/index.ts';
import { refuseCircle } from './refuse-circle.ts';
import { refuseSecondGtin } from './refuse-second-gtin.ts';

export { catalogModule } from './module.ts';
export { catalogForms } from './system-forms.ts';

/** What the catalog refuses when records of its forms pass. */
export const catalogHooks: readonly LifecycleHook[] = [refuseCircle, refuseSecondGtin];
