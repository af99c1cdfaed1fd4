import type { IdentityOptions } from '@yuanliu/core/codes';
import { type FieldIssue, Problem, type Text } from '@yuanliu/core/platform';
import {
  mostQueryParameters,
  mostQueryPatterns,
  mostQueryValues,
  queryTooComplex,
  wrongQueryParameter,
} from '@yuanliu/core/trace';
import { type Asked, parameterProblem } from './asked.ts';
import { countOf } from './asked-values.ts';
import type { CountLimit, Criterion, EventQuery, Namespaces } from './event-query.ts';
import { families } from './families/families.ts';
import { defaultKey, orderDirectionOf, orderKeyOf } from './order.ts';
import { mentionedIn, writtenNames } from './written-names.ts';

/** How the parameters of a query are to be read. */
export interface QueryReading {
  /**
   * `url`: every value is text, a list is written `a|b`, and a name that came twice arrives as an array, which is
   * refused. `json`: lists are arrays, numbers and truth values are of their own type.
   */
  readonly source: 'url' | 'json';
  readonly namespaces: Namespaces;
  /** The enterprise's own hosts, as events are read with. */
  readonly identity?: IdentityOptions;
}

/**
 * Reads the parameters of an event query (EPCIS 2.0, 8.2.7.1). `perPage`, `nextPageToken` and `@context` must be taken
 * out before. Throws `wrongQueryParameter` with one issue per wrong parameter, and `queryTooComplex`.
 */
export const parseEventQuery = (
  raw: Readonly<Record<string, unknown>>,
  { source, namespaces, identity = {} }: QueryReading,
): EventQuery => {
  const entries = Object.entries(raw);
  notMoreThan(mostQueryParameters, entries.length, { zh: '参数过多', en: 'too many parameters' });
  const names = writtenNames(mentionedIn(raw, namespaces));
  const issues: FieldIssue[] = [];
  const draft: Draft = { criteria: [] };
  for (const [name, value] of entries) {
    collect(issues, () => readParameter({ name, raw: value, source, names, identity }, draft));
  }
  collect(issues, () => checkTogether(draft));
  refuseAll(issues);
  checkSize(draft.criteria);
  return {
    criteria: draft.criteria,
    order: { key: draft.key ?? defaultKey, direction: draft.direction ?? 'desc' },
    ...(draft.limit && { limit: draft.limit }),
  };
};

/** The events that satisfy both: for a resource of the URL (`/bizSteps/{step}/events`) beside its parameters. */
export const narrowedBy = (query: EventQuery, more: EventQuery): EventQuery => ({
  ...query,
  criteria: [...query.criteria, ...more.criteria],
});

interface Draft {
  readonly criteria: Criterion[];
  key?: EventQuery['order']['key'];
  direction?: EventQuery['order']['direction'];
  limit?: CountLimit;
  /** Both limits were given. */
  hasTwoLimits?: boolean;
}

const shapes = new Map<string, (asked: Asked, draft: Draft) => void>([
  [
    'orderBy',
    (asked, draft) => {
      draft.key = orderKeyOf(asked);
    },
  ],
  [
    'orderDirection',
    (asked, draft) => {
      draft.direction = orderDirectionOf(asked);
    },
  ],
  ['eventCountLimit', (asked, draft) => limitBy(draft, { kind: 'first', count: countOf(asked) })],
  ['maxEventCount', (asked, draft) => limitBy(draft, { kind: 'atMost', count: countOf(asked) })],
]);

const limitBy = (draft: Draft, limit: CountLimit): void => {
  if (draft.limit !== undefined) draft.hasTwoLimits = true;
  draft.limit = limit;
};

const readParameter = (asked: Asked, draft: Draft): void => {
  const shape = shapes.get(asked.name);
  if (shape !== undefined) {
    shape(asked, draft);
    return;
  }
  for (const family of families) {
    const found = family(asked);
    if (found !== undefined) {
      draft.criteria.push(found);
      return;
    }
  }
  throw parameterProblem(asked.name, {
    zh: '没有这个查询参数，请核对拼写；扩展字段须带前缀，如 EQ_ex:field',
    en: 'there is no such parameter; check the spelling. Extension fields need their prefix, e.g. EQ_ex:field',
  });
};

/** EPCIS 2.0, 8.2.7.1: the two limits exclude each other, and which events are the first depends on an order. */
const checkTogether = ({ hasTwoLimits = false, limit, key }: Draft): void => {
  if (hasTwoLimits)
    throw parameterProblem('maxEventCount', {
      zh: '不能与 eventCountLimit 同时使用，请去掉其中一个',
      en: 'cannot stand beside eventCountLimit; leave one of them out',
    });
  if (limit?.kind === 'first' && key === undefined)
    throw parameterProblem('eventCountLimit', {
      zh: '须同时给出 orderBy，才知道哪些是前几条',
      en: 'needs orderBy beside it, which says which events are the first',
    });
};

const collect = (issues: FieldIssue[], read: () => void): void => {
  try {
    read();
  } catch (error) {
    if (!(error instanceof Problem) || error.kind !== wrongQueryParameter) throw error;
    const own: readonly FieldIssue[] = error.issues;
    issues.push(...own);
  }
};

const refuseAll = (issues: readonly FieldIssue[]): void => {
  if (issues.length === 0) return;
  const parameter = issues.map(({ path }) => nameOf(path)).join(', ');
  throw new Problem(wrongQueryParameter, { parameter }, issues);
};

/** The one name in a JSON Pointer. */
const nameOf = (path: string): string => path.slice(1).replaceAll('~1', '/').replaceAll('~0', '~');

const checkSize = (criteria: readonly Criterion[]): void => {
  const values = criteria.flatMap((each) => each.values);
  notMoreThan(mostQueryValues, values.length, { zh: '参数值过多', en: 'too many values' });
  const patterns = criteria
    .filter(({ parameter }) => parameter.startsWith('MATCH_'))
    .flatMap((each) => each.values)
    .filter((value) => value.endsWith('*'));
  notMoreThan(mostQueryPatterns, patterns.length, { zh: '模式（idpat）过多', en: 'too many patterns' });
};

const notMoreThan = (limit: number, found: number, text: Text): void => {
  if (found > limit) throw new Problem(queryTooComplex, { limit, found }, [{ in: 'query', path: '', text }]);
};
