import type { InputOf, ReplyOf } from '@yuanliu/core/platform';
import type { TraceLine, traceUnit } from '@yuanliu/core/trace';
import type { Ctx, Db, LinesReply } from '../../platform/index.ts';
import { type Answer, openAnswer, type ToldLevel } from './answer.ts';
import { openLedgerSource } from './genealogy.store.ts';
import { resolveUnit, wasKnown } from './resolve-unit.ts';
import { toldUnits } from './told-units.ts';
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
    let waiting: ToldLevel[] = [];
    let since = performance.now();
    for await (const level of answer.levels()) {
      waiting.push(level);
      if (performance.now() - since < millisecondsTogether) continue;
      yield await linesOf(ctx.db, waiting, answer);
      waiting = [];
      since = performance.now();
    }
    const { deliveries, summary } = await answer.end();
    yield [
      ...(await linesOf(ctx.db, waiting, answer)),
      ...deliveries.map((delivery) => ({ line: 'delivery' as const, ...delivery })),
      { line: 'summary', ...summary },
    ];
  };
  return { batches: batches() };
};

const linesOf = async (db: Db, levels: readonly ToldLevel[], answer: Answer): Promise<TraceLine[]> => {
  const units = await toldUnits(
    db,
    levels.flatMap((level) => level.units),
    answer,
  );
  let told = 0;
  return levels.flatMap((level) => {
    const own = units.slice(told, told + level.units.length);
    told += level.units.length;
    return [
      ...own.map((unit) => ({ line: 'unit' as const, ...unit })),
      ...level.events.map((event) => ({ line: 'event' as const, ...event })),
      ...level.edges.map((edge) => ({ line: 'edge' as const, ...edge })),
    ];
  });
};

/** The answer as one document, in which every unit also says whether it is in a circle, and cut. */
export const collectTrace = async (ctx: Ctx, asked: Asked): Promise<Reply> => {
  const answer = await answerTo(ctx, asked);
  const levels: ToldLevel[] = [];
  for await (const level of answer.levels()) levels.push(level);
  // What is asked of the database about the units is on its way while the end is worked out.
  const [told, { summary, deliveries, inCycle, cut }] = await Promise.all([
    toldUnits(
      ctx.db,
      levels.flatMap(({ units }) => units),
      answer,
    ),
    answer.end(),
  ]);
  return {
    ...summary,
    units: told.map((unit) => ({ ...unit, isInCycle: inCycle.has(unit.uri), isCut: cut.has(unit.uri) })),
    events: levels.flatMap(({ events }) => events),
    edges: levels.flatMap(({ edges }) => edges),
    deliveries,
  };
};
