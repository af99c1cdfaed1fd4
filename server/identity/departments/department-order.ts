/**
 * The children of one parent with `id` among them: before `before`, or last when that is null or no child.
 * `id` may be one of them already.
 */
export const placed = (children: readonly string[], id: string, before: string | null): string[] => {
  const others = children.filter((child) => child !== id);
  const index = before === null ? -1 : others.indexOf(before);
  return index === -1 ? [...others, id] : others.toSpliced(index, 0, id);
};
