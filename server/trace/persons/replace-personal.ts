import type { JsonValue } from '@yuanliu/core/platform';
import { expandName, type Names, searchName } from '@yuanliu/core/trace';

/** What takes the place of a personal value. */
type Replace = (value: JsonValue) => JsonValue;

/** A name as it is compared: without the separator at the end of its namespace, which senders write or leave out. */
export const comparedName = (name: string): string => name.replace(/[/#:]\}/, '}');

/**
 * The event with the value of every field named in `fields` (compared names) replaced, wherever it stands; the same
 * object where there is none.
 */
export const replacePersonal = (
  value: JsonValue,
  {
    names,
    fields,
    replace,
  }: { readonly names: Names; readonly fields: ReadonlySet<string>; readonly replace: Replace },
): JsonValue => {
  const isPersonal = (key: string): boolean => {
    const name = expandName(key, names);
    return name !== undefined && fields.has(comparedName(searchName(name)));
  };
  const walk = (part: JsonValue): JsonValue => {
    if (typeof part !== 'object' || part === null) return part;
    if (isList(part)) {
      const members = part.map(walk);
      return members.some((member, place) => member !== part[place]) ? members : part;
    }
    let isChanged = false;
    const members = Object.entries(part).map(([key, member]): [string, JsonValue] => {
      const kept = isPersonal(key) ? replace(member) : walk(member);
      isChanged ||= kept !== member;
      return [key, kept];
    });
    return isChanged ? Object.fromEntries(members) : part;
  };
  return walk(value);
};

const isList = (value: JsonValue): value is readonly JsonValue[] => Array.isArray(value);
