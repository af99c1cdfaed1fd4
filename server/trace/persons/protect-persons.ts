import type { JsonValue } from '@yuanliu/core/platform';
import { isObject, namesOf, parseEvent, preHashOf } from '@yuanliu/core/trace';
import { jsonOf } from '../../identity/index.ts';
import { canonicalJson, storable, type Tx } from '../../platform/index.ts';
import { eventHash } from '../epcis/event-id.ts';
import type { IncomingEvent } from '../ledger/incoming-event.ts';
import { tokenOf } from './personal-token.ts';
import { comparedName, replacePersonal } from './replace-personal.ts';
import { ensureKeys, loadSecret, subjectOf } from './subject-keys.store.ts';

/**
 * The events with their personal values replaced by tokens, before anything of them is kept or hashed; the very same
 * list where they hold none. `fieldNames` are the fields that the enterprise has set to be personal (`listFields`).
 * What the ledger keeps, hashes and seals is the event with its tokens, so that destroying a key breaks no seal.
 */
export const protectPersons = async (
  tx: Tx,
  events: readonly IncomingEvent[],
  { fieldNames, now }: { readonly fieldNames: readonly string[]; readonly now: Date },
): Promise<readonly IncomingEvent[]> => {
  const fields = new Set(fieldNames.map(comparedName));
  if (fields.size === 0) return events;
  const opened = events.map((event) => open(event, fields));
  const values = new Set(opened.flatMap(({ personal }) => [...personal]));
  if (values.size === 0) return events;
  const secret = await loadSecret(tx);
  const subjects = new Map([...values].map((json) => [json, subjectOf(secret, json)]));
  const keys = await ensureKeys(tx, { subjects: [...subjects.values()], now });
  const tokenFor = (json: string): string => {
    const key = keys.get(subjects.get(json) ?? '');
    if (key === undefined) throw new Error('A personal value has no key.');
    return tokenOf(key.id, key.key, json);
  };
  return opened.map((each) => (each.personal.size === 0 ? each.event : close(each, fields, tokenFor)));
};

interface Opened {
  readonly event: IncomingEvent;
  readonly document: JsonValue;
  /** Its personal values as canonical JSON. */
  readonly personal: ReadonlySet<string>;
}

const canonicalOf = (value: JsonValue): string => canonicalJson(storable(value));

const open = (event: IncomingEvent, fields: ReadonlySet<string>): Opened => {
  const document = jsonOf(JSON.parse(event.document));
  const personal = new Set<string>();
  replacePersonal(document, {
    names: namesOf(event.context),
    fields,
    replace: (value) => {
      personal.add(canonicalOf(value));
      return value;
    },
  });
  return { event, document, personal };
};

const close = (
  { event, document }: Opened,
  fields: ReadonlySet<string>,
  tokenFor: (json: string) => string,
): IncomingEvent => {
  const names = namesOf(event.context);
  const kept = replacePersonal(document, { names, fields, replace: (value) => tokenFor(canonicalOf(value)) });
  if (!isObject(kept)) return event;
  const hash = eventHash(preHashOf(kept, { names, ...(event.ignored && { ignored: event.ignored }) }));
  return {
    ...event,
    event: parseEvent(kept, { names }),
    document: JSON.stringify(kept),
    hash,
  };
};
