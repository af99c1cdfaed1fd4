import type { Language } from '@yuanliu/core/platform';
import type { EventIssue } from '@yuanliu/core/trace';
import { z } from 'zod';
import { type EpcisException, isException, typeAndTitle } from '../exceptions.ts';

/** A problem of a capture as it is kept: its sentence in both languages, for nobody knows yet who will read it. */
const keptError = z.object({
  exception: z.string(),
  status: z.int(),
  text: z.object({ zh: z.string(), en: z.string() }),
  /** JSON Pointer into the document. */
  path: z.string().optional(),
  eventID: z.string().optional(),
});
export type KeptError = z.output<typeof keptError>;

/** The errors of an event's issues. */
export const errorsOfIssues = (
  issues: readonly EventIssue[],
  { path, eventID }: { readonly path: string; readonly eventID: string | undefined },
): KeptError[] =>
  issues.map((issue) => ({
    exception: 'ValidationException' satisfies EpcisException,
    status: 400,
    text: issue.text,
    path: path + issue.path,
    ...(eventID !== undefined && { eventID }),
  }));

/** Another event, or another declaration that it is wrong, with this eventID is here. */
export const conflictError = (
  path: string,
  { eventID, isDeclaration }: { readonly eventID: string; readonly isDeclaration: boolean },
): KeptError => ({
  exception: 'ResourceAlreadyExistsException' satisfies EpcisException,
  status: 409,
  text: isDeclaration
    ? {
        zh: `事件 ${eventID} 已有一份不同的错误声明（时间、原因、更正事件或内容不同），先前的声明继续有效且不能修改；如需补充更正，请以新的 eventID 发送更正后的事件`,
        en: `The event ${eventID} was declared wrong already, with another time, reason, correction or content. That declaration stands and cannot be changed; to correct more, send the right events under new eventIDs`,
      }
    : {
        zh: `已有内容不同的事件使用 eventID ${eventID}，请使用新的 eventID，或先发送纠错声明`,
        en: `Another event has the eventID ${eventID}. Use a new one, or declare that event wrong first`,
      },
  path: isDeclaration ? `${path}/errorDeclaration` : `${path}/eventID`,
  eventID,
});

/** What the ledger or its database does not take; sending it again changes nothing. */
export const refusedContent = (text: { readonly zh: string; readonly en: string }): KeptError => ({
  exception: 'ValidationException' satisfies EpcisException,
  status: 400,
  text: { ...text },
});

/** The kept errors as RFC 7807 objects in a language. */
export const presentErrors = (kept: unknown, language: Language) =>
  z
    .array(keptError)
    .parse(kept)
    .map(({ exception, status, text, path, eventID }) => ({
      ...typeAndTitle(isException(exception) ? exception : 'ImplementationException'),
      status,
      detail: text[language],
      ...(path !== undefined && { path }),
      ...(eventID !== undefined && { eventID }),
    }));
