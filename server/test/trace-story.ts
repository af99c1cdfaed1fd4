import { type JsonObject, namesOf, parseEvent } from '@yuanliu/core/trace';
import type { TestDatabase } from './test-database.ts';
import { incoming } from './sample-events.ts';
import { recordEvents } from '../trace/index.ts';

const names = namesOf([
  'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld',
  { yuanliu: 'urn:yuanliu:epcis:' },
]);

/** Own identity of the tests' enterprise, e.g. `lot/milk/1`. */
export const own = (path: string): string => `https://trace.example.cn/${path}`;
const identities = { ownHosts: ['trace.example.cn'] };

/** Records events written as EPCIS JSON; what is left out is an observation at 10:00. */
export const tell = async (
  t: Pick<TestDatabase, 'db' | 'ctx'>,
  events: readonly JsonObject[],
  { at, owner = null }: { at?: string; owner?: string | null } = {},
): Promise<void> => {
  const batch = events.map((event, position) => {
    const whole = {
      type: 'ObjectEvent',
      eventTime: '2026-03-04T10:00:00Z',
      eventTimeZoneOffset: '+08:00',
      ...event,
    };
    return incoming(parseEvent(whole, { names, identities }), position);
  });
  const clock = at === undefined ? undefined : { now: () => new Date(at) };
  const witness = t.ctx(clock && { clock });
  const recorded = await t.db.transact((tx) =>
    recordEvents(tx, { events: batch, mode: 'fact', owner: { userId: owner, departmentId: null } }, witness),
  );
  if (recorded.some(({ outcome }) => outcome !== 'recorded')) throw new Error('An event was not recorded.');
};

/** A quantity element. */
export const of = (epcClass: string, quantity: number, uom = 'KGM'): JsonObject => ({
  epcClass,
  quantity,
  uom,
});
