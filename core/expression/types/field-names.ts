import type { Type } from './type.ts';

/** The names of all fields in these types and in what lies in them. */
export const fieldNamesOf = (types: readonly Type[], seen = new Set<Type>()): Set<string> => {
  const names = new Set<string>();
  const visit = (type: Type): void => {
    if (seen.has(type)) return;
    seen.add(type);
    if (type.kind === 'list' || type.kind === 'range') visit(type.of);
    if (type.kind === 'function') visit(type.result);
    if (type.kind !== 'context') return;
    for (const [name, field] of Object.entries(type.fields)) {
      names.add(name);
      visit(field);
    }
  };
  for (const type of types) visit(type);
  return names;
};
