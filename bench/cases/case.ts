import type { BenchDatabase, KeptData } from '../measure/database.ts';
import type { Figure } from '../measure/figure.ts';
import type { RunSettings } from '../measure/run-settings.ts';

/** What a case works with. */
export interface CaseInput {
  readonly database: BenchDatabase;
  readonly settings: RunSettings;
  readonly tell: (line: string) => void;
}

/** One word of `npm run bench -- <name>`; answers its lines of BENCH.md. */
export interface BenchCase {
  readonly name: string;
  /** Given by a case that only reads what it loads, which then stays for later runs. */
  readonly kept?: () => Promise<KeptData>;
  readonly run: (input: CaseInput) => Promise<Figure[]>;
}
