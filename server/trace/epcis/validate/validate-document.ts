import {
  type DocumentEvent,
  type DocumentParts,
  documentParts,
  type EventIssue,
  eventDoubts,
  isObject,
  issue,
  preHashOf,
} from '@yuanliu/core/trace';
import { schemaValidator } from './epcis-schema.parse.ts';
import { schemaIssues } from './schema-issues.ts';
import { validateEvent } from './validate-event.ts';

/** One event of a document and what is wrong with it; the paths of its issues count from the document. */
export interface JudgedEvent extends DocumentEvent {
  readonly issues: readonly EventIssue[];
  /** What is strange and no reason to refuse it. */
  readonly doubts: readonly EventIssue[];
}

/** A document taken apart and judged. */
export interface JudgedDocument {
  readonly parts: DocumentParts;
  /** What is wrong around the events; nothing of such a document can be captured. */
  readonly issues: readonly EventIssue[];
  readonly events: readonly JudgedEvent[];
}

/** What is around the events of a document, taken apart and judged; the events are not looked at. */
export const validateEnvelope = (document: unknown): Omit<JudgedDocument, 'events'> => {
  const parts = documentParts(document);
  return { parts, issues: envelopeIssues(document, parts) };
};

/**
 * Judges an EPCISDocument, an EPCISQueryDocument or a bare event in JSON, each event by itself. Two events of one
 * document with the same eventID are wrong where they tell different things; an event and its error declaration
 * share their eventID by right.
 */
export const validateDocument = (document: unknown): JudgedDocument => {
  const { parts, issues } = validateEnvelope(document);
  if (!isObject(document)) return { parts, issues, events: [] };
  const repeated = repeatedIds(parts);
  const events = parts.events.map((each) => {
    const fromDocument = (found: EventIssue): EventIssue => ({ ...found, path: each.path + found.path });
    const found = [...validateEvent(each.event, each.names), ...(repeated.get(each.position) ?? [])];
    const doubts = isObject(each.event) ? eventDoubts(each.event) : [];
    return { ...each, issues: found.map(fromDocument), doubts: doubts.map(fromDocument) };
  });
  return { parts, issues, events };
};

function envelopeIssues(document: unknown, { kind }: DocumentParts): EventIssue[] {
  if (!isObject(document)) {
    return [
      issue(
        '',
        '内容应是一个 JSON 对象：EPCISDocument、EPCISQueryDocument 或单个事件',
        'This must be a JSON object: an EPCISDocument, an EPCISQueryDocument or one event',
      ),
    ];
  }
  if (kind === 'event') return contextIssues(document['@context']);
  const validate = schemaValidator(kind === 'query' ? 'epcisQueryDocument' : 'epcisDocument');
  return validate(document) ? [] : schemaIssues(validate.errors ?? []);
}

function contextIssues(context: unknown): EventIssue[] {
  if (context === undefined) {
    return [
      issue('/@context', '单独提交的事件须有 @context', 'An event that comes by itself needs its @context'),
    ];
  }
  const validate = schemaValidator('@context');
  return validate(context)
    ? []
    : [
        issue(
          '/@context',
          '@context 应是 URL、对象或两者的列表',
          '@context is a URL, an object or a list of both',
        ),
      ];
}

function repeatedIds({ events, ignored }: DocumentParts): Map<number, EventIssue[]> {
  const seen = new Map<string, DocumentEvent>();
  const repeated = new Map<number, EventIssue[]>();
  const contentOf = ({ event, names }: DocumentEvent): string =>
    isObject(event) ? preHashOf(event, { names, ignored }) : '';
  for (const each of events) {
    if (!isObject(each.event) || typeof each.event['eventID'] !== 'string') continue;
    const id = each.event['eventID'];
    const key = `${each.event['errorDeclaration'] === undefined ? '' : 'wrong '}${id}`;
    const before = seen.get(key);
    if (before === undefined) seen.set(key, each);
    else if (contentOf(before) !== contentOf(each)) {
      repeated.set(each.position, [repeatedIssue(id, before.position)]);
    }
  }
  return repeated;
}

const repeatedIssue = (id: string, before: number): EventIssue =>
  issue(
    '/eventID',
    `eventID“${id}”与本文档第 ${before + 1} 个事件相同而内容不同；请更正 eventID，或用更正声明撤销前者`,
    `The eventID "${id}" is that of event ${before + 1} of this document, with other content; correct the eventID, or declare the earlier event wrong`,
  );
