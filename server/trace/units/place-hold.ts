import { epcisContextUrl, namesOf, type UnitKind } from '@yuanliu/core/trace';
import type { JsonValue } from '@yuanliu/core/platform';
import { type Ctx, newId, type Tx } from '../../platform/index.ts';
import { invalid, prepareEvent } from '../epcis/capture/prepare-event.ts';
import type { Recordable, Recording } from '../ledger/incoming-event.ts';
import { recordEvents } from '../ledger/record-events.ts';

/** A hold to be placed, or lifted. */
export interface HoldWish {
  /** Tells it from other holds of the same units; lifting names the same. */
  readonly id: string;
  /** At least one; canonical URIs. A class stands for all of the product: its lots, runs and items too. */
  readonly units: readonly { readonly uri: string; readonly kind: UnitKind }[];
  readonly reason?: string;
  /** Number of the paper behind it. */
  readonly paper?: string;
  /** Pseudonymous id of the person who decided. */
  readonly person?: string;
  readonly at: Date;
  /** Of the place where it was decided: `+08:00`. */
  readonly zoneOffset: string;
  readonly owner?: Recordable['owner'];
}

type Witness = Pick<Ctx, 'actor' | 'clock'>;

/** Places a hold on units by an event in the ledger. Throws `invalidEpcis` for what no event can say. */
export const placeHold = (tx: Tx, witness: Witness, wish: HoldWish): Promise<Recording> =>
  record(tx, witness, { wish, extension: 'yuanliu:hold' });

/** Lifts a hold from units by an event; a unit that has it from a container, lot or class alone is exempt from then on. */
export const liftHold = (tx: Tx, witness: Witness, wish: HoldWish): Promise<Recording> =>
  record(tx, witness, { wish, extension: 'yuanliu:lift' });

interface Asked {
  readonly wish: HoldWish;
  readonly extension: 'yuanliu:hold' | 'yuanliu:lift';
}

const record = async (tx: Tx, witness: Witness, { wish, extension }: Asked): Promise<Recording> => {
  const context: JsonValue = [epcisContextUrl, { yuanliu: 'urn:yuanliu:epcis:' }];
  const prepared = prepareEvent({
    text: JSON.stringify({ '@context': context, ...eventOf(wish, extension) }),
    position: 0,
    document: { names: namesOf(context), context: undefined, ignored: new Set() },
  });
  if (!prepared.isGood) throw invalid(prepared.issues);
  const [recording] = await recordEvents(
    tx,
    { events: [prepared.incoming], mode: 'strict', ...(wish.owner !== undefined && { owner: wish.owner }) },
    witness,
  );
  if (recording === undefined) throw new Error('The ledger said nothing of the hold.');
  return recording;
};

/** The class and serials in the URI of a run; EPCIS names it by the two. Own runs have a URI that EPCIS can name. */
const serialsIn = (
  uri: string,
): { readonly classUri: string; readonly low: string; readonly high: string } | undefined => {
  const [, classUri, low, high] = /^(.+)\/21\/#([0-9]+)-([0-9]+)$/.exec(uri) ?? [];
  return classUri === undefined || low === undefined || high === undefined
    ? undefined
    : { classUri, low, high };
};

const eventOf = (wish: HoldWish, extension: Asked['extension']): Record<string, JsonValue> => {
  const { units, at, zoneOffset, id, reason, paper, person } = wish;
  const isClass = ({ kind }: { kind: UnitKind }): boolean => kind === 'lot' || kind === 'class';
  const runs = units.flatMap(({ uri, kind }) => (kind === 'run' ? (serialsIn(uri) ?? []) : []));
  const single = units.filter((unit) => !isClass(unit) && !(unit.kind === 'run' && serialsIn(unit.uri)));
  const classes = [
    ...runs.map(({ classUri }) => ({ epcClass: classUri })),
    ...units.filter(isClass).map(({ uri }) => ({ epcClass: uri })),
  ];
  return {
    type: 'ObjectEvent',
    eventID: `urn:uuid:${newId()}`,
    eventTime: at.toISOString(),
    eventTimeZoneOffset: zoneOffset,
    action: 'OBSERVE',
    bizStep: extension === 'yuanliu:hold' ? 'holding' : 'inspecting',
    epcList: single.map(({ uri }) => uri),
    ...(classes.length > 0 && { quantityList: classes }),
    ...(runs.length > 0 && {
      'yuanliu:runs': runs.map(({ low, high }, index) => ({
        'yuanliu:field': 'quantityList',
        'yuanliu:index': index,
        'yuanliu:low': low,
        'yuanliu:high': high,
      })),
    }),
    [extension]: {
      'yuanliu:id': id,
      ...(reason !== undefined && { 'yuanliu:reason': reason }),
      ...(paper !== undefined && extension === 'yuanliu:hold' && { 'yuanliu:paper': paper }),
      ...(person !== undefined && { 'yuanliu:person': person }),
    },
  };
};
