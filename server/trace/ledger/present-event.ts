import type { Page } from '@yuanliu/core/platform';
import {
  actionCode,
  evidenceCode,
  fieldCode,
  type ListedEvent,
  referenceCode,
  roleCode,
  unitKinds,
  type WholeEvent,
} from '@yuanliu/core/trace';
import { type Db, pageFrom, presentSeal, proofOf, type Scope } from '../../platform/index.ts';
import { letteredJson } from '../epcis/answer/lettered-json.ts';
import type { EventRow, ListedRow, UnitRow } from './event.store.ts';
import { ledgerLog } from './event-content.ts';
import {
  findAlike,
  findIds,
  findNamedUnits,
  findPaired,
  findReferences,
  type NamedUnitRow,
  type PairedRow,
  type WholeRow,
} from './find-event.ts';
import { nameOf } from '../projection/code-names.ts';
import { revealPersons } from '../persons/reveal-persons.ts';

/** A page of the list, from rows that were read with one more than `limit`. */
export const presentPage = (rows: readonly ListedRow[], limit: number): Page<ListedEvent> => {
  const page = pageFrom(rows, limit, ({ exactTime, id }) => [exactTime, id]);
  return {
    rows: page.rows.map((row) => ({
      ...presentRow(row),
      units: row.units.map((unit) => ({
        ...presentUnit(unit),
        role: nameOf(roleCode, unit.role),
        quantity: unit.quantity,
        uom: unit.uom,
      })),
      unitCount: row.unitCount,
      documents: [...row.documents],
    })),
    next: page.next,
  };
};

/** One event with all that is known of it. */
export const presentEvent = async (db: Db, scope: Scope, row: WholeRow): Promise<WholeEvent> => {
  const [named, references, paired, alike, seal, documents] = await Promise.all([
    findNamedUnits(db, row),
    findReferences(db, row.nr),
    findPaired(db, scope, row),
    row.isDeclaration ? [] : findAlike(db, scope, row),
    proofOf(db, ledgerLog, row.id),
    revealPersons(db, [row.document]),
  ]);
  const [document = row.document] = documents;
  return {
    ...presentRow(row),
    hash: row.hash,
    isIdMinted: row.isIdMinted,
    recordedBy: row.recordedBy,
    transformationId: row.transformationId,
    document: laidOut(document),
    context: row.context,
    units: named.lines.map(presentNamed),
    unitCount: named.count,
    references: references.map(({ kind, type, value }) => ({
      kind: nameOf(referenceCode, kind),
      type,
      value,
    })),
    ...(await presentPair(db, scope, { row, paired })),
    possibleDuplicates: [...alike],
    seal: presentSeal(seal),
  };
};

const presentRow = (row: EventRow) => ({
  id: row.id,
  eventId: row.eventId,
  type: row.type,
  action: row.action === null ? null : nameOf(actionCode, row.action),
  eventTime: row.eventTime.toISOString(),
  zoneOffset: row.zoneOffset,
  recordTime: row.recordTime.toISOString(),
  step: row.step,
  disposition: row.disposition,
  readPoint: row.readPoint,
  location: row.location,
  captureId: row.captureId,
  isDeclaration: row.isDeclaration,
  isVoid: row.isVoid,
});

const presentUnit = ({ nr, uri, label, kind }: UnitRow) => ({
  nr,
  uri,
  label,
  kind: unitKinds.find((known) => known === kind) ?? 'other',
});

const presentNamed = (line: NamedUnitRow): WholeEvent['units'][number] => ({
  unit: presentUnit(line.unit),
  role: nameOf(roleCode, line.role),
  field: nameOf(fieldCode, line.field),
  position: line.position,
  quantity: line.quantity,
  uom: line.uom,
  evidence: nameOf(evidenceCode, line.evidence),
  isVessel: line.isVessel,
  lot: line.lot === null ? null : presentUnit(line.lot),
});

/** What declares the event wrong, or what it declares wrong itself. */
const presentPair = async (
  db: Db,
  scope: Scope,
  { row, paired }: { readonly row: WholeRow; readonly paired: PairedRow | undefined },
): Promise<Pick<WholeEvent, 'declares' | 'voidedBy'>> => {
  const own = {
    id: row.id,
    declaredAt: row.declarationTime,
    reason: row.errorReason,
    correctiveIds: row.correctiveIds,
  };
  const declaration = row.isDeclaration ? own : paired;
  if (declaration === undefined) return { declares: null, voidedBy: null };
  const correctiveIds = declaration.correctiveIds ?? [];
  const ids = await findIds(db, scope, correctiveIds);
  const presented = {
    id: declaration.id,
    declaredAt: (declaration.declaredAt ?? row.recordTime).toISOString(),
    reason: declaration.reason,
    correctives: correctiveIds.map((eventId) => ({ eventId, id: ids.get(eventId) ?? null })),
  };
  return row.isDeclaration
    ? {
        declares: { eventId: row.eventId, id: paired?.id ?? null, declaration: presented },
        voidedBy: null,
      }
    : { declares: null, voidedBy: presented };
};

/** The document for reading. What is no JSON, which only somebody past the product can have written, as it is. */
const laidOut = (document: string): string => {
  try {
    return JSON.stringify(letteredJson(document), null, 2);
  } catch {
    return document;
  }
};
