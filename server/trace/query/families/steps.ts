import { type Action, actionCode, standardEventTypes } from '@yuanliu/core/trace';
import { sql } from 'kysely';
import { type Asked, criterion, parameterProblem, type Reader } from '../asked.ts';
import { textsOf } from '../asked-values.ts';
import { vocabularyValues } from '../vocabulary-values.ts';
import { writtenOut } from '../written-names.ts';

const isAmong = (column: string, asked: Asked, values: readonly string[]) =>
  criterion(asked, values, sql`${sql.ref(column)} = any(${values}::text[])`);

const standard: ReadonlySet<string> = new Set(standardEventTypes);
const bareType = /^(?:epcis:|https:\/\/ref\.gs1\.org\/epcis\/)?(\w+)$/;

const eventType: Reader = (asked) =>
  isAmong(
    'e.type',
    asked,
    textsOf(asked).flatMap((text) => {
      const [, word] = bareType.exec(text) ?? [];
      if (word === undefined) return writtenOut(text, asked.names);
      if (standard.has(word)) return [word];
      throw parameterProblem(asked.name, {
        zh: `没有事件类型“${word.slice(0, 100)}”；扩展的类型请写完整 URI`,
        en: `there is no event type “${word.slice(0, 100)}”; write an extension type as a URI`,
      });
    }),
  );

const isAction = (text: string): text is Action => Object.hasOwn(actionCode, text);

const action: Reader = (asked) => {
  const words = textsOf(asked);
  if (!words.every(isAction))
    throw parameterProblem(asked.name, {
      zh: '只能是 ADD、OBSERVE、DELETE',
      en: 'must be ADD, OBSERVE or DELETE',
    });
  return criterion(asked, words, sql`e.action = any(${words.map((word) => actionCode[word])}::smallint[])`);
};

const exact =
  (column: string): Reader =>
  (asked) =>
    isAmong(column, asked, textsOf(asked));

/** What kind of event, why it took place, and which one it is. */
export const steps: Readonly<Record<string, Reader>> = {
  eventType,
  EQ_action: action,
  EQ_bizStep: (asked) => isAmong('e.biz_step', asked, vocabularyValues(asked, 'bizStep')),
  EQ_disposition: (asked) => isAmong('e.disposition', asked, vocabularyValues(asked, 'disposition')),
  EQ_transformationID: exact('e.transformation_id'),
  EQ_eventID: exact('e.event_id'),
};
