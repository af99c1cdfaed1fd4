import {
  type EventIssue,
  eventIssues,
  isObject,
  isStandardType,
  issue,
  type Names,
  standardEventTypes,
} from '@yuanliu/core/trace';
import { schemaValidator } from './epcis-schema.parse.ts';
import { schemaIssues } from './schema-issues.ts';
import { shown } from './value-issues.ts';

/**
 * What is wrong with one event of EPCIS 2.0 in JSON: against GS1's schema, and where that is content, against the
 * rules that it lacks. `names` are the document's with the event's own. Paths count from the event. Empty: good.
 */
export const validateEvent = (event: unknown, names: Names): EventIssue[] => {
  if (!isObject(event)) {
    return [issue('', '事件应是一个 JSON 对象', 'An event is a JSON object; this is something else')];
  }
  const type = event['type'];
  if (typeof type !== 'string' || !(isStandardType(type) || type.includes(':'))) return [typeIssue(type)];
  const part = isStandardType(type) ? type : 'Extended-Event';
  const validate = schemaValidator(part);
  if (!validate(event)) return schemaIssues(validate.errors ?? []);
  return eventIssues(event, names);
};

const typeIssue = (type: unknown): EventIssue => {
  const [zh, en] =
    type === undefined
      ? ['缺少 type', 'type is missing']
      : [`type“${shown(type)}”不对`, `The type "${shown(type)}" is wrong`];
  const list = standardEventTypes.join(', ');
  return issue(
    '/type',
    `${zh}：事件应为 ${list} 之一或扩展事件类型的 URI，文档应为 EPCISDocument 或 EPCISQueryDocument`,
    `${en}: an event is one of ${list} or has the URI of an extension type; a document is an EPCISDocument or an EPCISQueryDocument`,
  );
};
