/** A copy of a document with what stands at a JSON Pointer replaced; `undefined` removes it. */
export const withChange = <T>(document: T, path: string, value: unknown): T => {
  const copy = structuredClone(document);
  const keys = path.split('/').slice(1);
  const last = keys.pop() ?? '';
  const place = keys.reduce<Record<string, unknown>>(
    (node, key) => node[key] as Record<string, unknown>,
    copy as Record<string, unknown>,
  );
  if (value === undefined) delete place[last];
  else place[last] = value;
  return copy;
};
