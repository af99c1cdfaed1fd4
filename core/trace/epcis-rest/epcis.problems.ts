import { problemKind } from '../../platform/index.ts';

/** EPCIS `ValidationException`: the issues name the fields. */
export const invalidEpcis = problemKind({
  code: 'trace.invalid-epcis',
  status: 400,
  text: {
    zh: '提交的 EPCIS 内容不符合标准，请按各处所附说明改正后重新提交。',
    en: 'What was sent is not valid EPCIS. Correct it as the note at each place says, and send it again.',
  },
});

/** EPCIS `ValidationException`: the body is no JSON. */
export const epcisNotJson = problemKind<{ reason: string }>({
  code: 'trace.epcis-not-json',
  status: 400,
  text: {
    zh: '提交的内容不是有效的 JSON（{reason}），未保存任何事件，请改正后重新提交。',
    en: 'The body is not valid JSON ({reason}); no event was stored. Correct it and send it again.',
  },
});

/** EPCIS `QueryValidationException`: a stored query is no object with a name and a query. */
export const invalidNamedQuery = problemKind({
  code: 'trace.invalid-named-query',
  status: 400,
  text: {
    zh: '命名查询的内容有误，应为 {"name": "…", "query": {…}}，请按各处所附说明改正。',
    en: 'The named query is not valid; it reads {"name": "…", "query": {…}}. Correct it as the notes say.',
  },
});

/** EPCIS `SubscriptionControlsException`: when a subscription is to run. */
export const wrongSubscriptionControls = problemKind({
  code: 'trace.wrong-subscription-controls',
  status: 400,
  text: {
    zh: '订阅的时间安排有误，请按各处所附说明改正。',
    en: 'The schedule of the subscription is wrong. Correct it as the notes say.',
  },
});

/** EPCIS `NoSuchNameException`. */
export const noSuchQuery = problemKind<{ name: string }>({
  code: 'trace.no-such-query',
  status: 404,
  text: {
    zh: '没有名为“{name}”的查询。GET /epcis/queries 列出全部命名查询。',
    en: 'There is no query named “{name}”. GET /epcis/queries lists them all.',
  },
});

/** EPCIS `ResourceAlreadyExistsException`: an event with this eventID is here. */
export const eventExists = problemKind<{ eventID: string; same: boolean }>({
  code: 'trace.event-exists',
  status: 409,
  text: {
    zh: '事件 {eventID} 已存在，本次提交未改变任何内容。内容相同即可不必再发；内容不同请使用新的 eventID，或先发送纠错声明。',
    en: 'The event {eventID} is here already and nothing was changed. If it is the same there is nothing to do; if not, give it another eventID or declare the first one wrong.',
  },
});

/** EPCIS `ResourceAlreadyExistsException`: the event with this eventID was declared wrong before, in other words. */
export const declarationExists = problemKind<{ eventID: string }>({
  code: 'trace.declaration-exists',
  status: 409,
  text: {
    zh: '事件 {eventID} 已有一份错误声明，与本次提交的时间、原因、更正事件或内容不同。先前的声明继续有效，本次提交未改变任何内容。声明不能修改；如需补充更正，请以新的 eventID 发送更正后的事件。',
    en: 'The event {eventID} was declared wrong already by a declaration with another time, reason, correction or content. That one stands and nothing was changed. A declaration cannot be changed; to correct more, send the right events under new eventIDs.',
  },
});

/** EPCIS `ResourceAlreadyExistsException`: a query with this name is here. */
export const queryExists = problemKind<{ name: string }>({
  code: 'trace.query-exists',
  status: 409,
  text: {
    zh: '已有名为“{name}”的查询，请换一个名称，或先删除原有查询。',
    en: 'There is a query named “{name}” already. Choose another name, or delete that one first.',
  },
});

/** EPCIS `NotAcceptableException`: a version or form of answer that we do not speak. */
export const notAcceptable = problemKind<{ header: string; given: string; offered: string }>({
  code: 'trace.epcis-not-acceptable',
  status: 406,
  text: {
    zh: '请求头 {header}（{given}）无法满足，本系统提供：{offered}。',
    en: 'The header {header} ({given}) cannot be met. Offered: {offered}.',
  },
});

/** EPCIS `CaptureLimitExceededException`. */
export const captureTooLarge = problemKind<{ events: number; mebibytes: number }>({
  code: 'trace.capture-too-large',
  status: 413,
  text: {
    zh: '一次最多采集 {events} 个事件、{mebibytes} MiB，请拆成几次提交。',
    en: 'One capture takes at most {events} events and {mebibytes} MiB. Send it in several parts.',
  },
});

/** EPCIS `URITooLongException`. */
export const addressTooLong = problemKind<{ limit: number }>({
  code: 'trace.epcis-address-too-long',
  status: 414,
  text: {
    zh: '网址超过 {limit} 个字符，请用 POST /epcis/queries 保存该查询后再执行。',
    en: 'The address is longer than {limit} characters. Store the query by POST /epcis/queries and run it by its name.',
  },
});

/** EPCIS `UnsupportedMediaTypeException`. */
export const notEpcisMedia = problemKind<{ offered: string }>({
  code: 'trace.epcis-media',
  status: 415,
  text: {
    zh: '不支持这种内容类型，请改用：{offered}。',
    en: 'This content type is not supported. Send one of: {offered}.',
  },
});

/** EPCIS `UnsupportedMediaTypeException`: the body came compressed (RFC 9110, 8.4.1 and 15.5.16). */
export const encodedBody = problemKind<{ given: string }>({
  code: 'trace.epcis-encoding',
  status: 415,
  text: {
    zh: '不接受压缩或以其他方式编码的内容（Content-Encoding: {given}），请直接发送 JSON。',
    en: 'Bodies are taken as they are, not encoded (Content-Encoding: {given}). Send plain JSON.',
  },
});

/** EPCIS `ImplementationException`: a part of the standard that the product does not offer. */
export const notOffered = problemKind<{ what: string }>({
  code: 'trace.epcis-not-offered',
  status: 501,
  text: {
    zh: '本系统暂不提供此功能：{what}。',
    en: 'This product does not offer that: {what}.',
  },
});

/** The problems of the EPCIS binding itself. */
export const epcisProblems = [
  invalidEpcis,
  epcisNotJson,
  invalidNamedQuery,
  wrongSubscriptionControls,
  noSuchQuery,
  eventExists,
  declarationExists,
  queryExists,
  notAcceptable,
  captureTooLarge,
  addressTooLong,
  notEpcisMedia,
  encodedBody,
  notOffered,
];
