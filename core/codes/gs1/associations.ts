import type { CodeFault } from '../reading.ts';
import { applicationIdentifiers, identifierOf } from './application-identifiers.ts';
import type { Element } from './element-string.ts';
import { fault } from './faults.ts';

/** The numbers that a pattern such as `31nn` stands for, whether or not the dictionary holds them. */
const expand = (pattern: string): readonly string[] => {
  const at = pattern.indexOf('n');
  if (at < 0) return [pattern];
  return Array.from('0123456789').flatMap((digit) =>
    expand(pattern.slice(0, at) + digit + pattern.slice(at + 1)),
  );
};

const numbers = new Map<string, readonly string[]>();
for (const { companions, excluded } of applicationIdentifiers.values()) {
  for (const pattern of [...companions.flat(), ...excluded]) numbers.set(pattern, expand(pattern));
}

/** The first identifier on the item that a pattern stands for, other than `self`. */
const present = (pattern: string, on: ReadonlySet<string>, self: string): string | undefined =>
  numbers.get(pattern)?.find((ai) => ai !== self && on.has(ai));

/** A repeated identifier must carry the same value each time. */
export const repeatFault = (elements: readonly Element[]): CodeFault | undefined => {
  const values = new Map<string, string>();
  for (const { ai, value } of elements) {
    const before = values.get(ai);
    if (before !== undefined && before !== value) return fault('REPEATED_AI', { ai });
    values.set(ai, value);
  }
  return undefined;
};

const identifiersOn = (elements: readonly Element[]): ReadonlySet<string> =>
  new Set(elements.map(({ ai }) => ai));

/** No identifier may stand beside one that it excludes. */
export const exclusionFault = (elements: readonly Element[]): CodeFault | undefined => {
  const on = identifiersOn(elements);
  for (const ai of on) {
    for (const pattern of identifierOf(ai)?.excluded ?? []) {
      const other = present(pattern, on, ai);
      if (other !== undefined) return fault('EXCLUDED_AI', { ai, other });
    }
  }
  return undefined;
};

/** Every identifier needs one of its groups of companions, whole. */
export const companionFault = (elements: readonly Element[]): CodeFault | undefined => {
  const on = identifiersOn(elements);
  for (const ai of on) {
    const companions = identifierOf(ai)?.companions ?? [];
    const isComplete = companions.some((group) =>
      group.every((pattern) => present(pattern, on, ai) !== undefined),
    );
    if (companions.length > 0 && !isComplete) {
      const others = companions
        .map((group) => group.map((pattern) => `(${pattern})`).join(' + '))
        .join(' / ');
      return fault('COMPANION_MISSING', { ai, others });
    }
  }
  return undefined;
};

/** Keys whose serial part is optional, and their length without it. */
const unserialised: ReadonlyMap<string, number> = new Map([
  ['253', 13],
  ['255', 13],
  ['8003', 14],
]);

/** A digital signature stands for one item, so a key with an optional serial part must have it. */
export const signatureFault = (elements: readonly Element[]): CodeFault | undefined => {
  if (!elements.some(({ ai }) => ai === '8030')) return undefined;
  const bare = elements.find(({ ai, value }) => unserialised.get(ai) === value.length);
  return bare === undefined ? undefined : fault('UNSERIALISED_SIGNATURE', { ai: bare.ai });
};

/**
 * Checks how the identifiers go together (General Specifications 4.14). To be asked over everything that is marked on
 * one item, so not for a single symbol of several.
 */
export const associationFault = (elements: readonly Element[]): CodeFault | undefined =>
  repeatFault(elements) ?? exclusionFault(elements) ?? companionFault(elements) ?? signatureFault(elements);
