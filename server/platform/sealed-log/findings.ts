import type { SealFinding } from '@yuanliu/core/platform';

/** Findings that are listed; the rest is counted. */
const listed = 50;

/** Keeps the first findings and counts the rest, so that a log that was lost as a whole does not fill the memory. */
export class Findings {
  readonly first: SealFinding[] = [];
  readonly limit = listed;
  count = 0;

  add(finding: Pick<SealFinding, 'kind'> & Partial<SealFinding>): void {
    this.skip(1);
    if (this.first.length < this.limit)
      this.first.push({ rowId: null, title: '', first: null, last: null, ...finding });
  }

  /** Counts findings that are not listed. */
  skip(count: number): void {
    this.count += count;
  }
}
