import { type JsonValue, Problem } from '@yuanliu/core/platform';
import { declarationExists, eventExists } from '@yuanliu/core/trace';
import type { Ctx } from '../../../platform/index.ts';
import type { Recording } from '../../ledger/incoming-event.ts';
import type { FoundEvent } from '../../query/event-query.ts';
import { bodyText, jsonOf } from '../body-text.ts';
import { validateEnvelope } from '../validate/validate-document.ts';
import { isOfContent, unkeepable } from './content-error.ts';
import { invalid, prepareEvent } from './prepare-event.ts';
import { recordTogether } from './record-together.ts';

/** An event that was recorded, and the context that it came with. */
export interface CapturedEvent {
  readonly event: FoundEvent;
  readonly context: JsonValue;
}

/** The row as reading it would tell. */
const foundIn = ({ nr, eventId, line }: Recording): FoundEvent => {
  if (line === undefined) throw new Error(`${eventId} was recorded without a row.`);
  return {
    nr,
    eventId,
    isMinted: line.is_id_minted,
    isDeclaration: line.is_declaration,
    recordTime: new Date(line.record_time),
    document: line.document,
    contextNr: Number(line.context_nr),
    captureId: line.capture_id,
  };
};

/**
 * Records a bare event at once. Throws `invalidEpcis`, and where an event of its identity is here already, the same
 * or another, `eventExists` or `declarationExists`: either way nothing is changed, so whoever sends again after a lost answer learns that it arrived.
 */
export const captureOne = async (ctx: Ctx, body: unknown): Promise<CapturedEvent> => {
  const text = bodyText(body);
  const { parts, issues } = validateEnvelope(jsonOf(text));
  if (issues.length > 0) throw invalid(issues);
  if (parts.kind !== 'event')
    throw invalid([
      {
        path: '/type',
        text: {
          zh: '应为单个事件；EPCIS 文档请提交到 /epcis/capture',
          en: 'must be a single event; an EPCIS document goes to /epcis/capture',
        },
      },
    ]);
  const event = prepareEvent({
    text: text.trim(),
    position: 0,
    // Its own context is that of the event.
    document: { names: parts.names, context: undefined, ignored: parts.ignored },
  });
  if (!event.isGood) throw invalid(event.issues);
  const recording = await recordTogether(ctx, event).catch(refuseContent);
  const { eventId, outcome } = recording;
  if (outcome === 'conflict' && event.incoming.event.declaration !== undefined)
    throw new Problem(declarationExists, { eventID: eventId });
  if (outcome !== 'recorded')
    throw new Problem(eventExists, { eventID: eventId, same: outcome === 'duplicate' });
  return { event: foundIn(recording), context: event.incoming.context };
};

const refuseContent = (error: unknown): never => {
  throw isOfContent(error) ? invalid([{ path: '', text: unkeepable }]) : error;
};
