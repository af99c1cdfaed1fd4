import { Problem } from '@yuanliu/core/platform';
import {
  addressTooLong,
  captureLimits,
  encodedBody,
  epcisMedia,
  epcisVersion,
  notAcceptable,
} from '@yuanliu/core/trace';
import type { Dialect, DialectRefusal, Greeting } from '../../platform/index.ts';
import { productVersion } from '../../platform/index.ts';
import { exceptionOf, typeAndTitle } from './exceptions.ts';

/** The versions that every answer names. */
const versionHeaders = {
  'GS1-EPCIS-Version': epcisVersion,
  'GS1-CBV-Version': epcisVersion,
  'GS1-Vendor-Version': productVersion,
} as const;

/** How much a capture takes. */
export const limitHeaders = {
  'GS1-EPCIS-Capture-Limit': String(captureLimits.events),
  'GS1-EPCIS-Capture-File-Size-Limit': String(captureLimits.bytes),
} as const;

/** Proxies on the way refuse more than 16 KiB of headers and address. */
const mostLetters = 12_000;

/** How everything below /epcis speaks (EPCIS 2.0, chapter 8.2). */
export const epcisDialect: Dialect = {
  prefix: '/epcis',
  greet: (greeting) => {
    if (greeting.url.length > mostLetters) throw new Problem(addressTooLong, { limit: mostLetters });
    refuseEncoded(greeting);
    for (const header of ['GS1-EPCIS', 'GS1-CBV']) refuseOtherVersions(greeting, header);
    if (greeting.method === 'GET' && mediaFor(greeting.asked('accept')) === undefined)
      throw new Problem(notAcceptable, {
        header: 'Accept',
        given: greeting.asked('accept') ?? '',
        offered: epcisMedia.join(', '),
      });
    return versionHeaders;
  },
  refuse: (problem, told) => refusalOf(problem, told),
};

const refusalOf = (
  problem: Problem,
  { language, requestId, url }: Parameters<Dialect['refuse']>[1],
): DialectRefusal => {
  const exception = exceptionOf(problem);
  const isLimit = exception === 'CaptureLimitExceededException' && /^\/epcis\/(?:capture|events)\b/.test(url);
  return {
    type: 'application/problem+json; charset=utf-8',
    headers: { ...versionHeaders, ...(isLimit && limitHeaders) },
    body: {
      ...typeAndTitle(exception),
      status: problem.kind.status,
      detail: detailOf(problem, language),
      instance: `urn:request:${requestId}`,
      code: problem.kind.code,
      data: problem.data,
      ...(problem.issues.length > 0 && {
        errors: problem.issues.map((issue) => ({
          in: issue.in,
          path: issue.path,
          message: issue.text[language],
        })),
      }),
    },
  };
};

/** Partners' systems often show `detail` alone, so the first fields that are wrong are named in it. */
const detailOf = (problem: Problem, language: 'zh' | 'en'): string => {
  const named = problem.issues.slice(0, 3).map(({ path, text }) => `${path} ${text[language]}`);
  const more = problem.issues.length > named.length ? ['…'] : [];
  return [problem.sentence(language), ...named, ...more].join(language === 'zh' ? '；' : ' | ');
};

const numbersOf = (version: string): number[] | undefined =>
  /^\d+(?:\.\d+)*$/.test(version) ? version.split('.').map(Number) : undefined;

/** Below, at or above zero as the first version is older than, equal to or newer than the second. */
const compareVersions = (a: readonly number[], b: readonly number[]): number => {
  for (let place = 0; place < Math.max(a.length, b.length); place += 1) {
    const difference = (a[place] ?? 0) - (b[place] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
};

const refuseEncoded = ({ asked }: Greeting): void => {
  const given = (asked('content-encoding') ?? 'identity').trim().slice(0, 100);
  if (given !== '' && given.toLowerCase() !== 'identity') throw new Problem(encodedBody, { given });
};

const refuseOtherVersions = ({ asked }: Greeting, stem: string): void => {
  const ours = numbersOf(epcisVersion) ?? [];
  const demands = [
    ['Min', (given: number[]) => compareVersions(given, ours) <= 0],
    ['Max', (given: number[]) => compareVersions(given, ours) >= 0],
    ['Version', (given: number[]) => given[0] === ours[0] && (given[1] ?? 0) === (ours[1] ?? 0)],
  ] as const;
  for (const [end, isMet] of demands) {
    const header = `${stem}-${end}`;
    const given = asked(header);
    if (given === undefined) continue;
    const numbers = numbersOf(given.trim());
    if (numbers === undefined || !isMet(numbers))
      throw new Problem(notAcceptable, { header, given: given.slice(0, 100), offered: epcisVersion });
  }
};

/**
 * The media type to answer with, of those that an Accept header takes (RFC 9110 §12.5.1): JSON-LD where it is
 * preferred to JSON, else JSON; undefined where neither is taken.
 */
export const mediaFor = (accept: string | undefined): (typeof epcisMedia)[number] | undefined => {
  if (accept === undefined || accept.trim() === '') return 'application/json';
  const ranges = accept.split(',').map((range) => {
    const [type = '', ...parameters] = range.trim().toLowerCase().split(';');
    const quality = parameters.map((each) => /^\s*q=([\d.]+)\s*$/.exec(each)?.[1]).find(Boolean);
    return { type: type.trim(), quality: quality === undefined ? 1 : Number(quality) };
  });
  const weightOf = (media: string): number => {
    const found = [media, 'application/*', '*/*']
      .map((type) => ranges.find((range) => range.type === type))
      .find((range) => range !== undefined);
    return found?.quality ?? 0;
  };
  const [json, linked] = epcisMedia.map(weightOf);
  if ((json ?? 0) === 0 && (linked ?? 0) === 0) return undefined;
  return (linked ?? 0) > (json ?? 0) ? 'application/ld+json' : 'application/json';
};
