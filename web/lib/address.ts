/** The parts of a call before they are written out. */
export interface Loose {
  readonly params?: unknown;
  readonly query?: unknown;
  readonly body?: unknown;
}

const entriesOf = (values: unknown): [string, unknown][] =>
  typeof values === 'object' && values !== null ? Object.entries(values) : [];

/** A value as it stands in an address; what has no plain form is left out. */
const written = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';

/** The address of a call: `:name` places filled, query values that are undefined or empty left out. */
export const addressOf = (path: string, { params, query }: Loose): string => {
  const places = new Map(entriesOf(params));
  const filled = path.replaceAll(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(written(places.get(name))),
  );
  const search = new URLSearchParams();
  for (const [name, value] of entriesOf(query)) {
    const values: unknown[] = Array.isArray(value) ? value : [value];
    for (const one of values.map(written)) if (one !== '') search.append(name, one);
  }
  return search.size === 0 ? filled : `${filled}?${search.toString()}`;
};
