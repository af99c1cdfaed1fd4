import { type Reading, read, refused } from '../reading.ts';
import { identifierOf } from './application-identifiers.ts';
import { repeatFault } from './associations.ts';
import { attributeFault } from './digital-link.ts';
import { type Element, type ElementOptions, valueFault } from './element-string.ts';
import { fault } from './faults.ts';
import { escapeValue } from './uri-escape.ts';

/** The stem of canonical Digital Links. */
export const canonicalStem = 'https://id.gs1.org';

/** The order of qualifiers that takes up most of what is there; the first of equals. */
const bestOrder = (
  orders: readonly (readonly string[])[],
  on: ReadonlyMap<string, string>,
): readonly string[] => {
  let best: readonly string[] = [];
  let most = 0;
  for (const order of orders) {
    const count = order.filter((ai) => on.has(ai)).length;
    if (count > most) {
      best = order;
      most = count;
    }
  }
  return best;
};

const isPredefined = (ai: string): boolean => identifierOf(ai)?.isPredefined === true;

/**
 * Builds a Digital Link URI: the first key among the elements, its qualifiers in their order, all else in the query,
 * values of predefined length first. Refused where there is no key, a value is wrong, or an identifier may not stand
 * in a Digital Link. `stem` is scheme, host and path before the key.
 */
export const buildDigitalLink = (
  elements: readonly Element[],
  stem: string = canonicalStem,
  options: ElementOptions = {},
): Reading<string> => {
  for (const { ai, value } of elements) {
    const entry = identifierOf(ai, options.acceptUnknown);
    if (entry === undefined) return refused(fault('UNKNOWN_AI', { ai }));
    const bad = valueFault(entry, value);
    if (bad !== undefined) return refused(bad);
  }
  const repeated = repeatFault(elements);
  if (repeated !== undefined) return refused(repeated);
  const on = new Map(elements.map(({ ai, value }) => [ai, value]));
  const key = [...on.keys()].find((ai) => identifierOf(ai)?.qualifiers !== undefined);
  if (key === undefined) return refused(fault('NO_KEY'));
  const order = bestOrder(identifierOf(key)?.qualifiers ?? [], on);
  const path = [key, ...order.filter((ai) => on.has(ai) && ai !== key)];
  const rest = [...on.keys()].filter((ai) => !path.includes(ai));
  for (const ai of rest) {
    const bad = attributeFault(ai, path, options.acceptUnknown);
    if (bad !== undefined) return refused(bad);
  }
  const query = [...rest.filter(isPredefined), ...rest.filter((ai) => !isPredefined(ai))];
  const pairs = path.map((ai) => `/${ai}/${escapeValue(on.get(ai) ?? '', 'path')}`).join('');
  const parameters = query.map((ai) => `${ai}=${escapeValue(on.get(ai) ?? '', 'query')}`).join('&');
  const base = stem.endsWith('/') ? stem.slice(0, -1) : stem;
  return read(`${base}${pairs}${parameters === '' ? '' : `?${parameters}`}`);
};
