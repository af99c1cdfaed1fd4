/**
 * One line of the table: UN/ECE Recommendation 20 common code, how many base units it is, Chinese and English name.
 * The factor is a decimal or a quotient of two (`1000/3600`), so that it is exact.
 */
type UnitLine = readonly [code: string, factor: string, zh: string, en: string];

/** A kind of quantity: its units convert into one another. The first unit is the base and has the factor 1. */
export interface DimensionTable {
  readonly dimension: string;
  readonly zh: string;
  readonly en: string;
  readonly units: readonly UnitLine[];
  /** What is added to the value before the factor is applied, by code. */
  readonly added?: Readonly<Record<string, string>>;
}
