import type { CreditCode } from '../credit-code.ts';
import type { Tag } from '../epc/tag.ts';
import type { Element } from '../gs1/element-string.ts';
import { exclusionFault, repeatFault } from '../gs1/associations.ts';
import { type CodeFault, type Reading, read, refused } from '../reading.ts';
import { type Identity, identityOfElements } from './identity.ts';
import { keyedElements } from './keyed-elements.ts';

/** What the text was recognised as. */
export type CodeForm =
  | 'element-string'
  | 'bracketed'
  | 'digital-link'
  | 'epc-uri'
  | 'tag-uri'
  | 'epc-hex'
  | 'gtin'
  | 'sscc'
  | 'gln'
  | 'gsrn'
  | 'credit-code'
  | 'own'
  | 'uri';

/** One reading of what was scanned, typed or pasted. */
export interface CodeReading {
  readonly form: CodeForm;
  /** All GS1 data in it, in the order of the code; empty for an own identity, a credit code, a plain address. */
  readonly elements: readonly Element[];
  /** Absent for a credit code, and for GS1 data without a key (a lone batch or weight). */
  readonly identity?: Identity;
  /** Further identities that the same data name, e.g. the location beside an item. */
  readonly beside: readonly Identity[];
  readonly creditCode?: CreditCode;
  /** Filter and encoding, when it was read from an RFID tag. */
  readonly tag?: Tag;
  /** The symbology identifier (`]d2`), when the scanner sent one. */
  readonly symbology?: string;
  /** What is odd though readable: identifiers that should not stand together, a wrong check digit in an EPC link. */
  readonly doubt?: CodeFault;
}

/** Makes a reading of GS1 data; refused when one identifier has two values. */
export const ofElements = (form: CodeForm, elements: readonly Element[]): Reading<CodeReading> => {
  const repeated = repeatFault(elements);
  if (repeated !== undefined) return refused(repeated);
  const identities = keyedElements(elements).flatMap((keyed) => identityOfElements(keyed) ?? []);
  const [identity, ...beside] = identities;
  const doubt = exclusionFault(elements) ?? identity?.doubt;
  return read({ form, elements, ...(identity && { identity }), beside, ...(doubt && { doubt }) });
};

/** Makes a reading of an identity, whose key gives the elements. */
export const ofIdentity = (
  form: CodeForm,
  identity: Identity,
  elements: readonly Element[] = [],
): CodeReading => ({
  form,
  elements,
  identity,
  beside: [],
  ...(identity.doubt && { doubt: identity.doubt }),
});
