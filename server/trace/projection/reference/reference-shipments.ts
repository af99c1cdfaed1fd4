import type { World } from './reference-world.ts';
import { type TestEvent, testUnits } from './test-history.ts';

/** What is wrong with an event that ships or sells. */
export const judge = (world: World, event: TestEvent): void => {
  const word = event.bizStep?.split('-').at(-1) ?? '';
  if (event.action === 'DELETE' || !['shipping', 'departing', 'retail_selling'].includes(word)) return;
  const named = event.rows.filter(({ role }) => role !== 'member').map(({ unitNr }) => unitNr);
  const shipped = event.rows.filter(({ role }) => role !== 'member' && role !== 'input');
  for (const nr of new Set(shipped.map(({ unitNr }) => unitNr))) {
    const packages = packagesOf(world, nr);
    if (packages.some((each) => named.includes(each))) continue;
    if (packages[0] !== undefined && word !== 'retail_selling')
      world.note('shipped-inside-other', { unitNr: nr, event }, { peerNr: packages[0] });
    const carried = [nr, ...world.contents(nr)].flatMap((each) => world.carried.get(each) ?? []);
    for (const hold of new Set(carried.map((each) => each.hold))) {
      const [first] = carried
        .filter((each) => each.hold === hold)
        .toSorted((a, b) => a.event.key.localeCompare(b.event.key, 'en') || a.on - b.on);
      world.note(
        'shipped-on-hold',
        { unitNr: nr, event },
        { peerNr: first?.on, otherNr: first?.event.nr, hold },
      );
    }
  }
};

const packagesOf = (world: World, nr: number): number[] => {
  const packed = world.inside.filter(({ bond }) => bond === 'packed');
  const direct = packed.find(({ child, amounts }) => child === nr && amounts === undefined);
  if (direct !== undefined) return [direct.parent, ...packagesOf(world, direct.parent)];
  if (testUnits.get(nr)?.kind === 'run') return [];
  // With its run, where that is in one piece.
  return [...testUnits.values()].flatMap((run) => {
    const [only, ...others] = packed.filter(({ child }) => child === run.nr);
    if (only === undefined || others.length > 0 || only.isUnpacked || !world.serialsOf(run.nr).includes(nr))
      return [];
    return [only.parent, ...packagesOf(world, only.parent)];
  });
};
