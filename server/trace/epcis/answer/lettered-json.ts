declare global {
  interface JSON {
    /** ECMAScript 2026: a value that JSON.stringify writes as this text. */
    rawJSON: (text: string) => object;
  }
}

/** A JSON object whose numbers stand as they were written (`1.00` stays `1.00`) until it is written again. */
export type Lettered = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Lettered =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Where reading a number and writing it again can change its letters. */
const delicateNumber = /\d{16}|\d\.\d*0(?!\d)|\d[eE]|-0/;

/** Reads a JSON object; JSON.stringify writes it with every number as it was. Throws SyntaxError. */
export const letteredJson = (text: string): Lettered => {
  const value: unknown = delicateNumber.test(text)
    ? JSON.parse(text, (_key, each: unknown, context?: { readonly source?: string }) =>
        typeof each === 'number' && context?.source !== undefined ? JSON.rawJSON(context.source) : each,
      )
    : JSON.parse(text);
  if (!isObject(value)) throw new SyntaxError('An event is a JSON object.');
  return value;
};
