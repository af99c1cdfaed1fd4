import { evidenceCode } from '@yuanliu/core/trace';
import type { Amounts } from '@yuanliu/core/trace';
import { nameOf } from './code-names.ts';
import { bondCode, type Containment, type Hold, type Remembered } from './unit-state.ts';

/** An interval as it is read: keys in hex, times in text. */
export interface ContainmentRow {
  readonly childNr: string;
  readonly parentNr: string;
  readonly bond: number;
  readonly fromEventNr: string;
  readonly fromKey: string;
  readonly fromTime: string;
  readonly toEventNr: string | null;
  readonly toKey: string | null;
  readonly toTime: string | null;
  readonly evidence: number;
  readonly put: Amounts | null;
  readonly inside: Amounts | null;
  readonly unpackedKey: string | null;
}

/** The interval in a row. */
export const containmentOf = (row: ContainmentRow): Containment => ({
  childNr: Number(row.childNr),
  parentNr: Number(row.parentNr),
  bond: nameOf(bondCode, row.bond),
  from: { eventNr: Number(row.fromEventNr), key: row.fromKey, time: row.fromTime },
  to: endOf(row),
  evidence: nameOf(evidenceCode, row.evidence),
  put: row.put,
  inside: row.inside,
  unpackedKey: row.unpackedKey,
});

const endOf = ({
  toEventNr,
  toKey,
  toTime,
}: Pick<ContainmentRow, 'toEventNr' | 'toKey' | 'toTime'>): Remembered | null =>
  toEventNr === null || toKey === null || toTime === null
    ? null
    : { eventNr: Number(toEventNr), key: toKey, time: toTime };

/** A hold as it is read. */
export interface HoldRow {
  readonly unitNr: string;
  readonly holdId: string;
  readonly eventNr: string;
  readonly isExemption: boolean;
  readonly fromKey: string;
  readonly fromTime: string;
  readonly reason: string | null;
  readonly paper: string | null;
  readonly person: string | null;
  readonly toEventNr: string | null;
  readonly toKey: string | null;
  readonly toTime: string | null;
  readonly liftReason: string | null;
  readonly liftPerson: string | null;
}

/** The hold in a row. */
export const holdOf = (row: HoldRow): Hold => {
  const to = endOf(row);
  return {
    unitNr: Number(row.unitNr),
    holdId: row.holdId,
    isExemption: row.isExemption,
    from: { eventNr: Number(row.eventNr), key: row.fromKey, time: row.fromTime },
    ...(row.reason !== null && { reason: row.reason }),
    ...(row.paper !== null && { paper: row.paper }),
    ...(row.person !== null && { person: row.person }),
    to:
      to === null
        ? null
        : {
            ...to,
            ...(row.liftReason !== null && { reason: row.liftReason }),
            ...(row.liftPerson !== null && { person: row.liftPerson }),
          },
  };
};
