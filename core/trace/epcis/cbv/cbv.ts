import type { Text } from '../../../platform/index.ts';
import { dispositions } from './cbv-dispositions.ts';
import { measurementTypes } from './cbv-measurements.ts';
import { bizSteps } from './cbv-steps.ts';
import { components, endpointTypes, errorReasons, sensorAlerts, transactionTypes } from './cbv-words.ts';

/** What stands before the word of a vocabulary in each of its forms; measured values have no URN. */
interface Vocabulary {
  readonly words: Readonly<Record<string, Text>>;
  /** `https://ref.gs1.org/cbv/BizStep-` */
  readonly web: string;
  /** `cbv:BizStep-` */
  readonly curie: string;
  /** `urn:epcglobal:cbv:bizstep:` */
  readonly urn?: string;
  /** Other spellings of the web form that are about. */
  readonly aliases?: readonly string[];
}

const gs1Voc = {
  web: 'https://gs1.org/voc/',
  curie: 'gs1:',
  aliases: [
    'http://gs1.org/voc/',
    'https://www.gs1.org/voc/',
    'http://www.gs1.org/voc/',
    'https://ref.gs1.org/voc/',
  ],
};

const cbv = (stem: string, words: Readonly<Record<string, Text>>, urn?: string): Vocabulary => ({
  words,
  web: `https://ref.gs1.org/cbv/${stem}-`,
  curie: `cbv:${stem}-`,
  aliases: [`http://ref.gs1.org/cbv/${stem}-`, `https://ns.gs1.org/cbv/${stem}-`],
  ...(urn !== undefined && { urn: `urn:epcglobal:cbv:${urn}:` }),
});

const vocabularies = {
  bizStep: cbv('BizStep', bizSteps, 'bizstep'),
  disposition: cbv('Disp', dispositions, 'disp'),
  transactionType: cbv('BTT', transactionTypes, 'btt'),
  endpointType: cbv('SDT', endpointTypes, 'sdt'),
  errorReason: cbv('ER', errorReasons, 'er'),
  component: cbv('Comp', components),
  sensorAlert: { words: sensorAlerts, ...gs1Voc },
  measurementType: { words: measurementTypes, ...gs1Voc },
} as const satisfies Record<string, Vocabulary>;

/** A vocabulary of CBV 2.0. */
export type CbvVocabulary = keyof typeof vocabularies;

/** How a value is written: bare word (JSON), CURIE, web URI, URN (XML). */
export type CbvForm = 'bare' | 'curie' | 'webUri' | 'urn';

const vocabularyOf = (name: CbvVocabulary): Vocabulary => vocabularies[name];

function wordOf({ web, curie, urn, aliases = [] }: Vocabulary, text: string): string | undefined {
  for (const stem of [web, curie, urn, ...aliases]) {
    if (stem !== undefined && text.startsWith(stem)) return text.slice(stem.length);
  }
  return /^\w+$/.test(text) ? text : undefined;
}

const canonicalForms = new Map<CbvVocabulary, Map<string, string>>();

/**
 * The one form in which a value is kept and compared: the web URI, e.g.
 * `https://ref.gs1.org/cbv/BizStep-shipping` for `shipping`, `cbv:BizStep-shipping` and
 * `urn:epcglobal:cbv:bizstep:shipping`. A word that CBV does not know is written the same way (`unknownCbvWord`
 * tells); a URI of another namespace stays as it is.
 */
export const canonicalCbv = (name: CbvVocabulary, written: string): string => {
  const text = written.trim();
  let known = canonicalForms.get(name);
  if (known === undefined) {
    known = formsOf(vocabularyOf(name));
    canonicalForms.set(name, known);
  }
  const canonical = known.get(text);
  if (canonical !== undefined) return canonical;
  const word = wordOf(vocabularyOf(name), text);
  return word === undefined ? text : vocabularyOf(name).web + word;
};

function formsOf({ words, web, curie, urn }: Vocabulary): Map<string, string> {
  const forms = new Map<string, string>();
  for (const word of Object.keys(words)) {
    for (const stem of ['', web, curie, urn]) if (stem !== undefined) forms.set(stem + word, web + word);
  }
  return forms;
}

/** The word of a value that claims to be of this vocabulary and is not in CBV 2.0; undefined for all others. */
export const unknownCbvWord = (name: CbvVocabulary, written: string): string | undefined => {
  const vocabulary = vocabularyOf(name);
  const word = wordOf(vocabulary, written.trim());
  return word === undefined || Object.hasOwn(vocabulary.words, word) ? undefined : word;
};

/**
 * Writes a value in another form. A URI of another namespace stays as it is, and so does a value whose vocabulary
 * has no URN (components, alerts, measurement types): XML writes those as web URI or CURIE.
 */
export const writeCbv = (name: CbvVocabulary, value: string, form: CbvForm): string => {
  const vocabulary = vocabularyOf(name);
  const word = wordOf(vocabulary, value.trim());
  if (word === undefined) return value;
  if (form === 'bare') return word;
  if (form === 'curie') return vocabulary.curie + word;
  if (form === 'urn' && vocabulary.urn !== undefined) return vocabulary.urn + word;
  return vocabulary.web + word;
};

/** The vocabulary whose web URI, CURIE or URN a value is; undefined for bare words and other URIs. */
export const cbvVocabularyOf = (value: string): CbvVocabulary | undefined => {
  const text = value.trim();
  return cbvVocabularies.find((name) => {
    const { web, curie, urn, aliases = [], words } = vocabularyOf(name);
    const stem = [web, curie, urn, ...aliases].find((each) => each !== undefined && text.startsWith(each));
    // Alerts and measurement types share one namespace.
    return stem !== undefined && (name !== 'sensorAlert' || Object.hasOwn(words, text.slice(stem.length)));
  });
};

/** All vocabularies of CBV 2.0. */
export const cbvVocabularies: readonly CbvVocabulary[] = [
  'bizStep',
  'disposition',
  'transactionType',
  'endpointType',
  'errorReason',
  'component',
  'sensorAlert',
  'measurementType',
];

/** The canonical values of a vocabulary in the order of CBV, with their labels. */
export const cbvValues = (name: CbvVocabulary): { readonly value: string; readonly text: Text }[] => {
  const { words, web } = vocabularyOf(name);
  return Object.entries(words).map(([word, text]) => ({ value: web + word, text }));
};

/** The label of a value in whatever form; undefined when CBV does not know it. */
export const cbvLabel = (name: CbvVocabulary, value: string): Text | undefined => {
  const { words } = vocabularyOf(name);
  const word = wordOf(vocabularyOf(name), value.trim());
  return word !== undefined && Object.hasOwn(words, word) ? words[word] : undefined;
};
