import { problemKind } from '../../platform/index.ts';

/** EPCIS `QueryParameterException`: the issues of the problem name each parameter and say what is wrong with it. */
export const wrongQueryParameter = problemKind<{ parameter: string }>({
  code: 'trace.wrong-query-parameter',
  status: 400,
  text: {
    zh: '查询参数“{parameter}”有误，请按所附说明改正后重试。',
    en: 'The query parameter “{parameter}” is wrong. Correct it as the note beside it says, and ask again.',
  },
});

/** EPCIS `QueryTooLargeException`: more events match than `maxEventCount` allows. */
export const queryTooLarge = problemKind<{ limit: number }>({
  code: 'trace.query-too-large',
  status: 413,
  text: {
    zh: '符合条件的事件超过 maxEventCount 所定的 {limit} 条，请缩小查询范围，或调大该参数。',
    en: 'More than {limit} events match, which is what maxEventCount allows. Narrow the query or raise that parameter.',
  },
});

/** EPCIS `QueryTooComplexException`: the query holds more than one statement may carry; its issue says of what. */
export const queryTooComplex = problemKind<{ limit: number; found: number }>({
  code: 'trace.query-too-complex',
  status: 413,
  text: {
    zh: '查询过于复杂：有 {found} 项，最多 {limit} 项。请拆成几次查询。',
    en: 'The query is too complex: it holds {found} parts where {limit} may be. Ask in several queries.',
  },
});

/** The problems of an event query. */
export const queryProblems = [wrongQueryParameter, queryTooLarge, queryTooComplex];
