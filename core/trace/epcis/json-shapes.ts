/** An object of JSON whose members are not known yet. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** True for an object, not for a list. */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Several values or one: JSON-LD writes a list of one as the one. */
export const listOf = (value: unknown): readonly unknown[] => {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
};

/** The text of a member; undefined when it is something else. */
export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? value.trim() : undefined;

/** The texts of a member that holds one or several. */
export const textsOf = (value: unknown): string[] =>
  listOf(value)
    .map(textOf)
    .filter((text) => text !== undefined);

/** The objects of a member that holds one or several. */
export const objectsOf = (value: unknown): JsonObject[] => listOf(value).filter(isObject);

/** The value of a leaf as text: JSON-LD wraps some as `{"@value": …}` or `{"@id": …}`; undefined for a container. */
export const leafOf = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (!isObject(value)) return undefined;
  if ('@value' in value) return leafOf(value['@value']);
  return Object.keys(value).length === 1 ? leafOf(value['@id']) : undefined;
};
