/** Products, parties, locations, regions: system forms whose core fields the code knows. */
export { locationForm } from './location-form.ts';
export { partyForm } from './party-form.ts';
export { productForm } from './product-form.ts';
export { regionForm, regionLevels, regionOrigins } from './region-form.ts';
export { catalogTextFormats } from './text-formats.ts';
