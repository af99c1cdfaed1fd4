import { evidenceCode } from '@yuanliu/core/trace';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openAnswer, type ToldEnd, type ToldLevel } from './answer.ts';
import type { Direction, TimeRule } from './neighbourhood.ts';
import { type History, memorySource } from './test-history.ts';
import { randomHistory, renumbered } from './test-random-history.ts';
import { referenceClosure, referenceTrace } from './test-reference.ts';
import { openTrace } from './trace-levels.ts';
import { readKey, type Walk } from './walk.ts';
import { always } from './windows.ts';

const ask = async (
  history: History,
  { direction, time, unit }: { direction: Direction; time: TimeRule; unit: number },
): Promise<{ walk: Walk; levels: ToldLevel[]; end: ToldEnd }> => {
  const question = { direction, time, start: { unit, window: always }, limit: 10_000 };
  const contents = memorySource(history);
  const trace = openTrace(contents, question);
  const answer = openAnswer(trace, {
    question,
    tellsMovements: true,
    asOf: null,
    isKnown: true,
    now: new Date(0),
    contents,
  });
  const levels: ToldLevel[] = [];
  for await (const level of answer.levels()) levels.push(level);
  return { walk: trace.walk, levels, end: await answer.end() };
};

/** Nodes as the reference names them: vessels by their fills alone. */
const named = ({ nodes, known }: Walk): string[] =>
  [...nodes.keys()]
    .map(readKey)
    .filter(({ unit, opened }) => opened !== undefined || !known.isVessel(unit))
    .map(({ unit, opened }) => (opened === undefined ? `unit ${unit}` : `fill ${unit} ${opened}`))
    .toSorted();

const asked = fc.record({
  direction: fc.constantFrom<Direction>('backward', 'forward'),
  unit: fc.integer({ min: 1, max: 15 }),
});

describe('a trace of a random history', () => {
  test('respecting time is what the reference finds minute by minute', async () => {
    await fc.assert(
      fc.asyncProperty(randomHistory(), asked, async (history, { direction, unit }) => {
        const { walk } = await ask(history, { direction, time: 'respected', unit });
        expect(named(walk)).toEqual([...referenceTrace(history, direction, unit)].toSorted());
      }),
      { numRuns: 400 },
    );
  }, 30_000);

  test('ignoring time is the published closure', async () => {
    await fc.assert(
      fc.asyncProperty(randomHistory(), asked, async (history, { direction, unit }) => {
        const { walk } = await ask(history, { direction, time: 'ignored', unit });
        const closure = referenceClosure(history, direction, unit);
        expect([...walk.nodes.keys()].toSorted()).toEqual(
          [...closure.units].map((nr) => `u${nr}`).toSorted(),
        );
        expect(new Set(walk.events)).toEqual(closure.events);
      }),
      { numRuns: 400 },
    );
  });

  test('respecting time lies within the one that ignores it, fills standing for their vessel', async () => {
    await fc.assert(
      fc.asyncProperty(randomHistory(), asked, async (history, { direction, unit }) => {
        const timed = await ask(history, { direction, time: 'respected', unit });
        const plain = await ask(history, { direction, time: 'ignored', unit });
        const known = new Set([...plain.walk.nodes.keys()].map((node) => readKey(node).unit));
        expect([...timed.walk.nodes.keys()].filter((node) => !known.has(readKey(node).unit))).toEqual([]);
      }),
    );
  });

  test('does not depend on the order in which anything arrived', async () => {
    await fc.assert(
      fc.asyncProperty(randomHistory(), asked, fc.nat(), async (history, { direction, unit }, seed) => {
        const other = renumbered(history, seed);
        const uri = history.units.find(({ nr }) => nr === unit)?.uri;
        const otherUnit = other.units.find((each) => each.uri === uri)?.nr ?? 0;
        const told = (levels: readonly ToldLevel[]): unknown[] =>
          levels.map(({ events, ...level }) => ({
            ...level,
            events: events.map((event) => ({ ...event, id: '' })),
          }));
        const first = await ask(history, { direction, time: 'respected', unit });
        const second = await ask(other, { direction, time: 'respected', unit: otherUnit });
        expect(told(second.levels)).toEqual(told(first.levels));
        expect(second.end).toEqual(first.end);
      }),
    );
  });

  test('never drops what posted evidence could connect', async () => {
    await fc.assert(
      fc.asyncProperty(randomHistory(), asked, async (history, { direction, unit }) => {
        const posted = {
          ...history,
          lines: history.lines.map((line) => ({ ...line, evidence: evidenceCode.posted })),
        };
        const some = await ask(history, { direction, time: 'respected', unit });
        const all = await ask(posted, { direction, time: 'respected', unit });
        expect(all.walk.leftOut()).toEqual([]);
        expect(named(all.walk)).toEqual(expect.arrayContaining(named(some.walk)));
      }),
    );
  });
});
