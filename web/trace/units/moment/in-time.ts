interface Stretch {
  readonly from: string;
  readonly to: string | null;
}

/** Stretches of time that lasted at a moment, and those that were over; what began later is in neither. */
export const stretchesAt = <S extends Stretch>(
  stretches: readonly S[],
  moment: string | undefined,
): { readonly lasting: readonly S[]; readonly before: readonly S[] } => {
  if (moment === undefined) {
    return {
      lasting: stretches.filter(({ to }) => to === null),
      before: stretches.filter(({ to }) => to !== null),
    };
  }
  const begun = stretches.filter(({ from }) => from <= moment);
  const isOver = ({ to }: S): boolean => to !== null && to <= moment;
  return { lasting: begun.filter((each) => !isOver(each)), before: begun.filter(isOver) };
};
