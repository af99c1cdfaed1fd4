/** A type of values; `any` says that nothing is known. */
export type Type =
  | { readonly kind: SimpleTypeName }
  | { readonly kind: 'list'; readonly of: Type }
  | { readonly kind: 'range'; readonly of: Type }
  /** `open`: there may be fields besides the named ones. */
  | {
      readonly kind: 'context';
      readonly fields: Readonly<Record<string, Type>>;
      readonly open?: boolean;
    }
  | {
      readonly kind: 'function';
      readonly parameters: readonly Type[];
      readonly result: Type;
    };

/** The types without parts. */
export type SimpleTypeName = (typeof simpleTypeNames)[number];

const simpleTypeNames = [
  'any',
  'null',
  'number',
  'string',
  'boolean',
  'date',
  'time',
  'date and time',
  'days and time duration',
  'years and months duration',
] as const;

/** Type constants by the name that the standard gives them. */
export const any: Type = { kind: 'any' };
export const nothing: Type = { kind: 'null' };
export const number: Type = { kind: 'number' };
export const string: Type = { kind: 'string' };
export const boolean: Type = { kind: 'boolean' };

/** The simple type of that name; undefined for a name that is none. `Any` and `Null` are written large in FEEL. */
export const simpleTypeOf = (name: string): Type | undefined => {
  const plain = name === 'Any' || name === 'Null' ? name.toLowerCase() : name;
  const kind = simpleTypeNames.find((known) => known === plain);
  return kind === undefined ? undefined : { kind };
};

/** How a type is written in FEEL. */
export const typeText = (type: Type): string => {
  if (type.kind === 'any') return 'Any';
  if (type.kind === 'null') return 'Null';
  if (type.kind === 'list' || type.kind === 'range') return `${type.kind}<${typeText(type.of)}>`;
  if (type.kind === 'context') {
    const fields = Object.entries(type.fields).map(([name, field]) => `${name}: ${typeText(field)}`);
    return `context<${fields.join(', ')}>`;
  }
  if (type.kind === 'function') {
    return `function<${type.parameters.map(typeText).join(', ')}>->${typeText(type.result)}`;
  }
  return type.kind;
};
