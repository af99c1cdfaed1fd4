interface Labelled {
  readonly uri: string;
  readonly label: string;
}

/** Labels that more than one of the units has: a supplier's lot number is unique to the supplier only. */
export const repeatedLabels = (units: readonly Labelled[]): ReadonlySet<string> =>
  new Set(
    [...Map.groupBy(units, ({ label }) => label)]
      .filter(([, same]) => new Set(same.map(({ uri }) => uri)).size > 1)
      .map(([label]) => label),
  );

/** What tells a unit from others of its label: its URI up to the label, `id.gs1.org/01/06901234500011`. */
export const apartText = ({ uri, label }: Labelled): string => {
  const bare = uri.replace(/^https?:\/\//, '');
  const tail = [label, encodeURIComponent(label)].find((end) => end !== '' && bare.endsWith(`/${end}`));
  if (tail === undefined) return bare;
  const rest = bare.slice(0, -tail.length - 1);
  // The key of the last part, such as 10 for a lot, tells nothing.
  return rest.replace(/\/(?:10|21)$/, '');
};
