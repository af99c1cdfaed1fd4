import { describe, it } from 'vitest';
import { z } from 'zod';
import { corpus, score } from '../../../server/test/corpora.ts';
import type { Reading } from '../reading.ts';
import { compressDigitalLink } from './compress-digital-link.ts';
import { decompressDigitalLink } from './decompress-digital-link.ts';
import { readDigitalLink } from './digital-link.ts';
import { normaliseShortNames } from './short-names.ts';

const links = corpus('digital-link');
const wanted = (got: string, want: string): string | undefined =>
  got === want ? undefined : `got ${got}, wanted ${want}`;
const shown = (reading: Reading<string>): string => (reading.ok ? reading.value : reading.fault.code);

/** The cases are of releases 1.1 and 1.2, which had short names, shorter GTINs and bore a slash at the end. */
const older = { acceptShortNames: true, acceptShortGtins: true, acceptTrailingSlash: true };

describe.skipIf(!links.isHere)('Digital Link', () => {
  it('puts numbers for short names', () => {
    const cases = z
      .array(z.object({ in: z.string(), out: z.string() }))
      .parse(links.json('dl-shortname-normalise.json'));
    score(
      'digital-link/dl-shortname-normalise',
      cases.map((one) => ({ id: one.in, failure: wanted(normaliseShortNames(one.in), one.out) })),
    );
  });

  it('knows valid from invalid links of older releases', () => {
    const cases = z
      .array(z.object({ uri: z.string(), valid: z.boolean() }))
      .parse(links.json('digital-link-js-validity.json'));
    const isAsset = ({ uri, valid }: { uri: string; valid: boolean }): boolean =>
      !valid && /\/(?:giai|8004)\/\d+$/.test(uri);
    score(
      'digital-link/digital-link-js-validity',
      cases
        .filter((one) => !isAsset(one))
        .map(({ uri, valid }) => {
          const got = readDigitalLink(uri, older);
          return { id: uri, failure: wanted(got.ok ? 'valid' : 'invalid', valid ? 'valid' : 'invalid') };
        }),
      cases.filter(isAsset).map(({ uri }) => ({
        id: uri,
        reason: 'that library wants a check digit in a GIAI, which has none',
      })),
    );
  });

  it('compresses and decompresses', () => {
    const cases = z
      .array(
        z.object({
          dir: z.enum(['compress', 'decompress']),
          in: z.string(),
          out: z.string(),
          opts: z
            .object({ optimise: z.boolean().default(true), compressOther: z.boolean().default(true) })
            .optional(),
        }),
      )
      .parse(links.json('compression-pairs.json'));
    score(
      'digital-link/compression-pairs',
      cases.map((one) => {
        const got =
          one.dir === 'compress'
            ? compressDigitalLink(one.in, { ...older, ...one.opts })
            : decompressDigitalLink(one.in);
        return { id: `${one.dir} ${one.in}`, failure: wanted(shown(got), one.out) };
      }),
    );
  });
});
