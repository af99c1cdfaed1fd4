import { describe, it } from 'vitest';
import { z } from 'zod';
import { corpus, score, type Scored } from '../../../server/test/corpora.ts';
import { linters } from './linters.ts';

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

describe.skipIf(!syntax.isHere)('linters of the GS1 Barcode Syntax Dictionary', () => {
  const cases = syntax.isHere ? z.array(lintCase).parse(syntax.json('linters.json')) : [];
  for (const [linter, own] of Map.groupBy(cases, (one) => one.linter)) {
    it(linter, () => {
      const scored = own
        .filter((one) => !needsRegister(one))
        .map((one): Scored => ({ id: `${linter} ${one.src}`, failure: lintFailure(one) }));
      const unscored = own.filter(needsRegister).map(({ src, value }) => ({
        id: `${src} ${value}`,
        reason: "needs GS1's register of company prefixes, which the rule leaves to the installation",
      }));
      if (scored.length > 0) score(`gs1-syntax/linters/${linter}`, scored, unscored);
      else
        for (const { id, reason } of unscored) console.log(`corpus gs1-syntax: not scored: ${id}: ${reason}`);
    });
  }
});
