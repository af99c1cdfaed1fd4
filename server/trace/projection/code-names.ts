/** The name of a small number of the tables; throws for a number that no row can have. */
export const nameOf = <N extends string>(codes: Readonly<Record<N, number>>, code: number): N => {
  for (const name in codes) if (codes[name] === code) return name;
  throw new RangeError(`${code} is none of ${JSON.stringify(codes)}.`);
};
