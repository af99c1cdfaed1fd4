import { isDeepStrictEqual } from 'node:util';
import { describe, it } from 'vitest';
import { z } from 'zod';
import { corpus, score, type Scored } from '../../../server/test/corpora.ts';
import type { Reading } from '../reading.ts';
import { companionFault, exclusionFault, repeatFault, signatureFault } from './associations.ts';
import { humanReadable, readBracketed, writeBracketed } from './bracketed.ts';
import { buildDigitalLink } from './build-digital-link.ts';
import { type DigitalLinkOptions, elementsOf, isKeyPath, readDigitalLink } from './digital-link.ts';
import { type Element, fnc1, readElementString, writeElementString } from './element-string.ts';
import { linters } from './linters.ts';
import { readScan, type ScannedSymbology } from './read-scan.ts';
import { escapeValue, unescapeValue } from './uri-escape.ts';
import { type PrintedSymbol, type PrintedSymbology, writeScan } from './write-scan.ts';

const syntax = corpus('gs1-syntax');

const lintCase = z.object({
  linter: z.string(),
  value: z.string(),
  ok: z.boolean(),
  error: z.string().optional(),
  highlight: z.string().optional(),
  src: z.string(),
});
type LintCase = z.output<typeof lintCase>;

/** Which company prefixes are in use stands in GS1's own register; such cases replace it by a stub of their own. */
const needsRegister = ({ value, error }: LintCase): boolean =>
  error === 'GCP_DATASOURCE_OFFLINE' || (error === 'INVALID_GCP_PREFIX' && /\d{7}/.test(value));

const marked = (value: string, at: number, length: number): string =>
  `${value.slice(0, at)}*${value.slice(at, at + length)}*${value.slice(at + length)}`;

const lintFailure = ({ linter, value, ok, error, highlight }: LintCase): string | undefined => {
  const lint = linters.get(linter);
  if (lint === undefined) return 'no such linter';
  const found = lint(value);
  const got = found === undefined ? 'ok' : `${found.code} ${marked(value, found.at, found.length)}`;
  const wanted = ok ? 'ok' : `${error} ${highlight}`;
  return got === wanted ? undefined : `${JSON.stringify(value)}: got ${got}, wanted ${wanted}`;
};

const lintCases = syntax.isHere ? z.array(lintCase).parse(syntax.json('linters.json')) : [];
const byLinter = Map.groupBy(
  lintCases.filter((one) => !needsRegister(one)),
  ({ linter }) => linter,
);
const scoredLint = (one: LintCase): Scored => ({
  id: `${one.linter} ${one.src}`,
  failure: lintFailure(one),
});

describe.skipIf(!syntax.isHere)('linters of the GS1 Barcode Syntax Dictionary', () => {
  it.each(Array.from(byLinter))('%s', (linter, cases) => {
    score(`gs1-syntax/linters/${linter}`, cases.map(scoredLint));
  });

  it('in all', () => {
    score(
      'gs1-syntax/linters',
      Array.from(byLinter.values()).flat().map(scoredLint),
      lintCases.filter(needsRegister).map(({ linter, src, value }) => ({
        id: `${linter} ${src} ${value}`,
        reason: "needs GS1's register of company prefixes, which the rule leaves to the installation",
      })),
    );
  });
});

const optionsOf = z.record(z.string(), z.boolean()).optional();
const raw = (notation: string): string => notation.slice(1).replaceAll('^', fnc1);
const notationOf = (elements: readonly Element[]): string =>
  `^${writeElementString(elements).replaceAll(fnc1, '^')}`;

/** The corpus writes FNC1 as `^`, also in front, and parts the halves of a composite symbol by `|`. */
const readRaw = (notation: string, acceptUnknown = false): Reading<readonly Element[]> => {
  const elements: Element[] = [];
  for (const half of notation.split('|')) {
    const got = readElementString(half.replaceAll('^', fnc1), { acceptUnknown });
    if (!got.ok) return got;
    elements.push(...got.value);
  }
  return { ok: true, value: elements };
};

const showFault = (reading: Reading<unknown>): string => (reading.ok ? 'ok' : reading.fault.code);
const differs = (got: unknown, wanted: unknown): string | undefined =>
  isDeepStrictEqual(got, wanted) ? undefined : `got ${JSON.stringify(got)}, wanted ${JSON.stringify(wanted)}`;

/** Names a list, how its cases look, and `judge`, which says why a case fails, undefined when it passes. */
const list = <S extends z.ZodType>(
  name: string,
  shape: S,
  judge: (one: z.output<S>) => string | undefined,
): void => {
  lists.push({
    name,
    run: () =>
      z
        .array(shape)
        .parse(syntax.json(`${name}.json`))
        .map((one, index): Scored => {
          const failure = judge(one);
          return {
            id: `${name} ${index}`,
            failure: failure === undefined ? undefined : `${JSON.stringify(one)}: ${failure}`,
          };
        }),
  });
};
const lists: { readonly name: string; readonly run: () => Scored[] }[] = [];

list(
  'parse_bracketed_ai',
  z.object({ ok: z.boolean(), bracketed: z.string(), raw: z.string() }),
  ({ ok, bracketed, raw: wanted }) => {
    const got = readBracketed(bracketed);
    return differs(got.ok ? notationOf(got.value) : showFault(got), ok ? wanted : showFault(got));
  },
);

list('process_raw_ai', z.object({ ok: z.boolean(), raw: z.string() }), ({ ok, raw: text }) => {
  const got = readRaw(text);
  return got.ok === ok ? undefined : showFault(got);
});

list(
  'lint_bracketed_ai',
  z.object({ bracketed: z.string(), lintError: z.string().nullable() }),
  ({ bracketed, lintError }) => differs(showFault(readBracketed(bracketed)), lintError ?? 'ok'),
);

const checks = {
  validateAIrepeats: repeatFault,
  validateAImutex: exclusionFault,
  validateAIrequisites: companionFault,
  validateDigSigRequiresSerialisedKey: signatureFault,
} as const;
list(
  'validate_ai_associations',
  z.object({
    ok: z.boolean(),
    check: z.enum([
      'validateAIrepeats',
      'validateAImutex',
      'validateAIrequisites',
      'validateDigSigRequiresSerialisedKey',
    ]),
    bracketed: z.string(),
    options: optionsOf,
  }),
  ({ ok, check, bracketed, options }) => {
    const got = readBracketed(bracketed, { acceptUnknown: options?.['PermitUnknownAIs'] ?? false });
    if (!got.ok) return showFault(got);
    const bad = checks[check](got.value);
    return (bad === undefined) === ok ? undefined : (bad?.code ?? 'no fault');
  },
);

const linkOptions = (options: z.output<typeof optionsOf>): DigitalLinkOptions => ({
  // Two switches of that engine are one of ours: unknown identifiers pass, and may be attributes.
  acceptUnknown:
    options?.['PermitUnknownAIs'] === true && options['validation:UNKNOWN_AI_NOT_DL_ATTR'] === false,
  acceptShortNames: options?.['permitConvenienceAlphas'] ?? false,
  acceptShortGtins: options?.['PermitZeroSuppressedGTINinDLuris'] ?? false,
});

list(
  'parse_dl_uri',
  z.object({ ok: z.boolean(), uri: z.string(), raw: z.string(), options: optionsOf }),
  ({ ok, uri, raw: wanted, options }) => {
    const got = readDigitalLink(uri, linkOptions(options));
    return differs(got.ok ? notationOf(elementsOf(got.value)) : showFault(got), ok ? wanted : showFault(got));
  },
);

list(
  'generate_dl_uri',
  z.object({ ok: z.boolean(), stem: z.string(), bracketed: z.string(), uri: z.string() }),
  ({ ok, stem, bracketed, uri }) => {
    const elements = readBracketed(bracketed);
    if (!elements.ok) return showFault(elements);
    const got = buildDigitalLink(elements.value, stem);
    return differs(got.ok ? got.value : showFault(got), ok ? uri : showFault(got));
  },
);

const escapes = z.object({ in: z.string(), path: z.string(), query: z.string() });
list('uri_escape', escapes, ({ in: text, path, query }) =>
  differs([escapeValue(text, 'path'), escapeValue(text, 'query')], [path, query]),
);
list('uri_unescape', escapes, ({ in: text, path, query }) =>
  differs([unescapeValue(text, 'path'), unescapeValue(text, 'query')], [path, query]),
);
list('valid_dl_path_ai_sequences', z.object({ seq: z.array(z.string()), ok: z.boolean() }), ({ seq, ok }) =>
  differs(isKeyPath(seq), ok),
);

/** Reads data of the three kinds that the corpus has; undefined where it is plain text. */
const readKind = (
  kind: string,
  text: string,
  options: z.output<typeof optionsOf>,
): readonly Element[] | undefined => {
  const acceptUnknown = options?.['PermitUnknownAIs'] ?? false;
  if (kind === 'raw') {
    const got = readRaw(text, acceptUnknown);
    return got.ok ? got.value : undefined;
  }
  if (kind === 'bracketed') {
    const got = readBracketed(text, { acceptUnknown });
    return got.ok ? got.value : undefined;
  }
  const got = readDigitalLink(text, linkOptions(options));
  return got.ok ? elementsOf(got.value) : undefined;
};

list(
  'to_bracketed',
  z.object({ kind: z.string(), input: z.string(), bracketed: z.string().nullable(), options: optionsOf }),
  ({ kind, input, bracketed, options }) => {
    const elements = readKind(kind, input, options);
    return differs(elements === undefined ? null : writeBracketed(elements), bracketed);
  },
);
list(
  'hri',
  z.object({ kind: z.string(), input: z.string(), hri: z.array(z.string()), options: optionsOf }),
  ({ kind, input, hri, options }) => {
    const titles = options?.['IncludeDataTitles'] === true ? 'en' : undefined;
    return differs(humanReadable(readKind(kind, input, options) ?? [], titles), hri);
  },
);

/** The corpus names the symbols otherwise, and lets `]C1` and `]e0` stand for one symbol each. */
const scannedAs: Readonly<Record<ScannedSymbology, string>> = {
  'ean-13': 'EAN13',
  'ean-8': 'EAN8',
  'gs1-128': 'GS1_128_CCA',
  databar: 'DataBarExpanded',
  'qr-code': 'QR',
  'data-matrix': 'DM',
  dotcode: 'DotCode',
  'code-128': 'Code128',
  'code-39': 'Code39',
  itf: 'ITF',
  'pdf-417': 'PDF417',
  aztec: 'Aztec',
};
/** Plain text that begins with `^` is written with a backslash more, so that it is no FNC1. */
const plainNotation = (text: string): string => (/^\\*\^/.test(text) ? `\\${text}` : text);

list(
  'process_scan_data',
  z.object({ ok: z.boolean(), scandata: z.string(), symbology: z.string(), data: z.string() }),
  ({ ok, scandata, symbology, data }) => {
    const got = readScan(scandata);
    // That engine refuses a web address that is no Digital Link; to us it is a text, with the reason beside it.
    const isTaken = got.ok && got.value.linkFault === undefined;
    if (!ok || !got.ok) return isTaken === ok ? undefined : showFault(got);
    const { text, composite, identifier } = got.value;
    const isElements = [']C1', ']e0', ']d2', ']Q3', ']J1'].includes(identifier);
    const linear = isElements ? `^${text.replaceAll(fnc1, '^')}` : plainNotation(text);
    const half = composite === undefined ? '' : `|^${composite.replaceAll(fnc1, '^')}`;
    return differs([scannedAs[got.value.symbology], linear + half], [symbology, data]);
  },
);

const printedAs: Readonly<Record<string, PrintedSymbology>> = {
  QR: 'qr-code',
  DM: 'data-matrix',
  DotCode: 'dotcode',
  GS1_128_CCA: 'gs1-128',
  GS1_128_CCC: 'gs1-128',
  DataBarExpanded: 'databar-expanded',
  DataBarOmni: 'databar-omnidirectional',
  DataBarTruncated: 'databar-omnidirectional',
  DataBarStacked: 'databar-omnidirectional',
  DataBarStackedOmni: 'databar-omnidirectional',
  DataBarLimited: 'databar-limited',
  UPCA: 'upc-a',
  UPCE: 'upc-e',
  EAN13: 'ean-13',
  EAN8: 'ean-8',
};
const symbolOf = (name: string, data: string): PrintedSymbol | undefined => {
  const symbology = printedAs[name];
  if (symbology === undefined) return undefined;
  const isMatrix = ['qr-code', 'data-matrix', 'dotcode'].includes(symbology);
  const bar = isMatrix ? -1 : data.indexOf('|^');
  const linear = bar < 0 ? data : data.slice(0, bar);
  const composite = bar < 0 ? {} : { composite: raw(data.slice(bar + 1)) };
  const isElements = linear.startsWith('^');
  const text = isElements ? raw(linear) : linear.replace(/^\\(?=\\*\^)/, '');
  return { symbology, text, isElements, ...composite };
};

list(
  'generate_scan_data',
  z.object({ symbology: z.string(), data: z.string(), scandata: z.string().nullable(), options: optionsOf }),
  ({ symbology, data, scandata, options }) => {
    const symbol = symbolOf(symbology, data);
    if (symbol === undefined) return differs(null, scandata);
    const got = writeScan(symbol, { addCheckDigit: options?.['AddCheckDigit'] ?? false });
    return differs(got.ok ? got.value : null, scandata);
  },
);

describe.skipIf(!syntax.isHere)('lists of the GS1 Barcode Syntax Engine', () => {
  it.each(lists)('$name', ({ name, run }) => {
    score(`gs1-syntax/${name}`, run());
  });
});
