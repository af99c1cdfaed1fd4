/** The catalog: what the browser must know of it before forms are read. */

/** Brings the text formats of the catalog into reach of the forms; may be called again. Loaded only where forms are. */
export const bringTextFormats = async (): Promise<void> => (await import('./bring-text-formats.ts')).bring();
