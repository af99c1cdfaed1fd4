import { setImmediate } from 'node:timers/promises';
import { Problem } from '@yuanliu/core/platform';
import { captureLimits, captureTooLarge, type DocumentParts, epcisNotJson, issue } from '@yuanliu/core/trace';
import { jsonOf, reasonOf } from '../body-text.ts';
import { validateDocument } from '../validate/validate-document.ts';
import { BrokenJson, type Slice, type SlicedDocument, sliceDocument } from './document-slices.ts';
import { invalid, limitData } from './prepare-event.ts';
import { repeatedNames } from './repeated-names.ts';

/** A document that can be captured: what stands around its events, and where those are. */
export interface OpenedDocument {
  readonly text: string;
  readonly slices: readonly Slice[];
  /** Where the list of events stands, as a JSON Pointer. */
  readonly listPath: string;
  readonly parts: DocumentParts;
}

/**
 * Opens an EPCISDocument or EPCISQueryDocument without judging its events. Throws `epcisNotJson`, `captureTooLarge`, and
 * `invalidEpcis` for what is wrong around the events.
 */
export const openDocument = async (text: string): Promise<OpenedDocument> => {
  const { frame, events, listPath } = await slicesOf(text);
  if (events.length > captureLimits.events) throw new Problem(captureTooLarge, limitData);
  const around = jsonOf(frame);
  const { parts, issues: wrong } = validateDocument(around);
  const issues = [...repeatedNames(frame, around), ...wrong];
  if (parts.kind === 'event') throw invalid([notADocument]);
  if (issues.length > 0) throw invalid(issues);
  const isInPlace = listPath === (parts.kind === 'query' ? queryList : '/epcisBody/eventList');
  if (listPath === undefined || !isInPlace) throw invalid([noList]);
  return { text, slices: events, listPath, parts };
};

const queryList = '/epcisBody/queryResults/resultsBody/eventList';

const notADocument = issue(
  '/type',
  '应为 EPCISDocument 或 EPCISQueryDocument；单个事件请提交到 /epcis/events',
  'must be EPCISDocument or EPCISQueryDocument; a single event goes to /epcis/events',
);

const noList = issue(
  '/epcisBody',
  '没有与文档类型相符的事件列表（EPCISDocument 为 eventList，EPCISQueryDocument 为 queryResults.resultsBody.eventList）',
  'has no list of events where this type of document has it (eventList, or queryResults.resultsBody.eventList)',
);

const slicesOf = async (text: string): Promise<SlicedDocument> => {
  try {
    return await sliceDocument(text);
  } catch (error) {
    if (error instanceof BrokenJson) throw new Problem(epcisNotJson, { reason: error.message });
    throw error;
  }
};

/** What may be worked on before others get their turn. */
const turnMilliseconds = 10;

/** Gives way to others now and then; call between small pieces of long work. */
export const openTurns = (): (() => Promise<void>) => {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < turnMilliseconds) return;
    await setImmediate();
    since = performance.now();
  };
};

/** Throws `epcisNotJson` unless every event is JSON. */
export const checkSyntax = async ({ text, slices }: OpenedDocument): Promise<void> => {
  const giveWay = openTurns();
  for (const [index, [start, end]] of slices.entries()) {
    try {
      JSON.parse(text.slice(start, end));
    } catch (error) {
      throw new Problem(epcisNotJson, { reason: `event ${index + 1}: ${reasonOf(error)}` });
    }
    await giveWay();
  }
};
