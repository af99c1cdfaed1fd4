import type { InputOf, ReplyOf } from '@yuanliu/core/platform';
import type { TraceLine, traceUnit } from '@yuanliu/core/trace';
import type { Ctx, LinesReply } from '../../platform/index.ts';
import { type Answer, openAnswer } from './answer.ts';
import { openLedgerSource } from './genealogy.store.ts';
import { resolveUnit, wasKnown } from './resolve-unit.ts';
import { linesWithUnits, toldUnits } from './told-units.ts';
import { openTrace, type Question } from './trace-levels.ts';

/** A trace as it is asked for over the API. */
type Asked = InputOf<typeof traceUnit>['query'];
type Reply = ReplyOf<typeof traceUnit>;

const answerTo = async (ctx: Ctx, asked: Asked): Promise<Answer> => {
  const { db, scope } = ctx;
  const { item, ...start } = await resolveUnit(db, scope, asked.id);
  const { direction, time, limit, only } = asked;
  const asOf = asked.asOf === undefined ? null : new Date(asked.asOf);
  const question: Question = { direction, time, start, limit };
  const source = openLedgerSource(db, { direction, time, asOf, scope, item });
  const contents = openLedgerSource(db, { direction: 'backward', time: 'respected', asOf, scope });
  const isKnown = asOf === null || (await wasKnown(db, { unit: start.unit, scope, asOf }));
  return openAnswer(openTrace(source, question), {
    question,
    tellsMovements: only === undefined,
    asOf,
    isKnown,
    now: ctx.clock.now(),
    contents,
  });
};

/**
 * Levels that are found in less than this go out together: thousands of small ones would ask for holds and books each
 * by itself.
 */
const millisecondsTogether = 100;

/**
 * The answer as lines, found as they are taken: whoever stops taking stops the trace. Throws the problems of
 * `resolveUnit` before the first line.
 */
export const streamTrace = async (ctx: Ctx, asked: Asked): Promise<LinesReply> => {
  const answer = await answerTo(ctx, asked);
  const batches = async function* (): AsyncGenerator<TraceLine[], void> {
    let waiting: TraceLine[] = [];
    let since = performance.now();
    for await (const batch of answer.batches()) {
      waiting = waiting.concat(batch);
      if (performance.now() - since < millisecondsTogether) continue;
      yield await linesWithUnits(ctx.db, waiting, answer);
      waiting = [];
      since = performance.now();
    }
    yield await linesWithUnits(ctx.db, waiting, answer);
  };
  return { batches: batches() };
};

/** The answer as one document, in which every unit also says whether it is in a circle, and cut. */
export const collectTrace = async (ctx: Ctx, asked: Asked): Promise<Reply> => {
  const answer = await answerTo(ctx, asked);
  const parts: Parts = { units: [], events: [], edges: [], deliveries: [] };
  for await (const batch of answer.batches()) {
    for (const told of batch) {
      if (told.line !== 'summary') gather(parts, told);
      else {
        const units = await toldUnits(ctx.db, parts.units, answer);
        return { ...told, ...marked({ ...parts, units }, answer) };
      }
    }
  }
  throw new Error('An answer ends with its summary.');
};

type Parts = Pick<Reply, 'units' | 'events' | 'edges' | 'deliveries'>;

const gather = (parts: Parts, told: TraceLine): void => {
  if (told.line === 'unit') parts.units.push(told);
  if (told.line === 'event') parts.events.push(told);
  if (told.line === 'edge') parts.edges.push(told);
  if (told.line === 'delivery') parts.deliveries.push(told);
};

const marked = (parts: Parts, answer: Answer): Parts => {
  const { inCycle, cut } = answer.marks();
  return {
    ...parts,
    units: parts.units.map((unit) => ({
      ...unit,
      isInCycle: inCycle.has(unit.uri),
      isCut: cut.has(unit.uri),
    })),
  };
};
