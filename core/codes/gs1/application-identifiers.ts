import type { Text } from '../../platform/index.ts';
import { branchLines } from './ai-branches.ts';
import { logisticsLines } from './ai-logistics.ts';
import { measureLines } from './ai-measures.ts';
import { otherLines } from './ai-other.ts';
import { tradeItemLines } from './ai-trade-items.ts';
import type { Lint } from './lint.ts';
import { cset39, cset64, cset82, csetnumeric } from './lint-characters.ts';
import { linters } from './linters.ts';

/** One part of a value. Only the last part may vary in length; no part is obligatory behind an optional one. */
export interface Component {
  readonly least: number;
  readonly most: number;
  readonly isOptional: boolean;
  /** The character set first, then the content rules. */
  readonly lints: readonly Lint[];
}

/** What the dictionary says of one application identifier. */
export interface ApplicationIdentifier {
  readonly ai: string;
  readonly title: Text;
  readonly components: readonly Component[];
  readonly least: number;
  readonly most: number;
  /** The length is known beforehand, so that no FNC1 need end the value. */
  readonly isPredefined: boolean;
  /** May stand in the query of a Digital Link. */
  readonly isAttribute: boolean;
  /** Alternatives, of which one must be on the item with all its members; `31nn` stands for any such identifier. */
  readonly companions: readonly (readonly string[])[];
  /** What must not be on the same item, in the same notation. */
  readonly excluded: readonly string[];
  /** For a key of Digital Links: the orders of its qualifiers, of which any may be left out. */
  readonly qualifiers: readonly (readonly string[])[] | undefined;
}

/** N digits, X character set 82, Y character set 39, Z file-safe base64. */
const characterSets: ReadonlyMap<string, Lint> = new Map([
  ['N', csetnumeric],
  ['X', cset82],
  ['Y', cset39],
  ['Z', cset64],
]);

const broken = (line: string, what: string): Error => new Error(`application identifier "${line}": ${what}`);

const readComponent = (text: string, line: string): Component => {
  const isOptional = text.startsWith('[');
  const [form = '', ...rules] = text.replace('[', '').replace(']', '').split(',');
  const isVariable = form.slice(1).startsWith('..');
  const most = Number(form.slice(isVariable ? 3 : 1));
  const names = [characterSets.get(form.charAt(0)), ...rules.map((rule) => linters.get(rule))];
  const lints = names.filter((lint) => lint !== undefined);
  if (lints.length < names.length || !Number.isInteger(most) || most < 1)
    throw broken(line, `form "${text}"`);
  return { least: isVariable ? 1 : most, most, isOptional, lints };
};

const split = (text: string, by: string): string[] => text.split(by).filter((part) => part !== '');

interface Conditions {
  isPredefined: boolean;
  isAttribute: boolean;
  companions: string[][];
  excluded: string[];
  qualifiers: string[][] | undefined;
}

/** `fixed`, `attribute`, `with=01+21,02`, `without=310n`, `key` or `key=22,10,21/235`. */
const readConditions = (text: string, line: string): Conditions => {
  const read: Conditions = {
    isPredefined: false,
    isAttribute: false,
    companions: [],
    excluded: [],
    qualifiers: undefined,
  };
  for (const condition of split(text, ' ')) {
    const [word, value = ''] = condition.split('=');
    if (word === 'fixed') read.isPredefined = true;
    else if (word === 'attribute') read.isAttribute = true;
    else if (word === 'with') read.companions = split(value, ',').map((group) => split(group, '+'));
    else if (word === 'without') read.excluded = split(value, ',');
    else if (word === 'key') read.qualifiers = value.split('/').map((order) => split(order, ','));
    else throw broken(line, `condition "${condition}"`);
  }
  return read;
};

/** The identifiers that a range `3100-3105` stands for. */
const membersOf = (range: string): string[] => {
  const [low = '', high = low] = range.split('-');
  const count = Number(high) - Number(low) + 1;
  return Array.from({ length: count }, (_, step) => String(Number(low) + step).padStart(low.length, '0'));
};

/** A line: identifier or range | components | GS1's data title | Chinese title | conditions. */
const readLine = (line: string): ApplicationIdentifier[] => {
  const [range = '', form = '', en = '', zh = '', conditions = ''] = line
    .split('|')
    .map((part) => part.trim());
  if (en === '' || zh === '') throw broken(line, 'no title');
  const components = split(form, ' ').map((part) => readComponent(part, line));
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
  const shared = {
    title: { zh, en },
    components,
    least: sum(components.filter(({ isOptional }) => !isOptional).map(({ least }) => least)),
    most: sum(components.map(({ most }) => most)),
    ...readConditions(conditions, line),
  };
  return membersOf(range).map((ai) => ({ ai, ...shared }));
};

const all = [tradeItemLines, measureLines, logisticsLines, branchLines, otherLines]
  .flatMap((lines) => split(lines, '\n'))
  .flatMap(readLine);

/** Every application identifier, by its number as text. */
export const applicationIdentifiers: ReadonlyMap<string, ApplicationIdentifier> = new Map(
  all.map((entry) => [entry.ai, entry]),
);

/** How many digits an identifier has follows from its first two (General Specifications 7.8). */
const lengths = new Uint8Array(100);
for (const { ai } of all) lengths[Number(ai.slice(0, 2))] = ai.length;

/** The length of the identifiers that begin with the two digits at `at`; 0 where there is none. */
export const identifierLengthAt = (text: string, at: number): number => {
  const tens = text.charCodeAt(at) - 48;
  const units = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && units >= 0 && units <= 9 ? (lengths[tens * 10 + units] ?? 0) : 0;
};

/** What is assumed of an identifier that the dictionary does not hold, where such are let through. */
const unknown = {
  title: { zh: '未知应用标识符', en: 'UNKNOWN AI' },
  components: [{ least: 1, most: 90, isOptional: false, lints: [cset82] }],
  least: 1,
  most: 90,
  isPredefined: false,
  isAttribute: true,
  companions: [],
  excluded: [],
  qualifiers: undefined,
};

const isNumeric = (text: string): boolean => csetnumeric(text) === undefined;

/**
 * The entry of an identifier; undefined where there is none. `acceptUnknown` makes one up for two to four digits
 * that contradict no known length.
 */
export const identifierOf = (ai: string, acceptUnknown = false): ApplicationIdentifier | undefined => {
  const known = applicationIdentifiers.get(ai);
  if (known !== undefined || !acceptUnknown) return known;
  const length = identifierLengthAt(ai, 0);
  const fits = length === 0 ? ai.length >= 2 && ai.length <= 4 : ai.length === length;
  return fits && isNumeric(ai) ? { ai, ...unknown } : undefined;
};
