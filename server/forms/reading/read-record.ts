import {
  type FormField,
  recordTable,
  rowFieldsOf,
  placeIn,
  shownField,
  type WholeRecord,
} from '@yuanliu/core/forms';
import { notFound, Problem } from '@yuanliu/core/platform';
import { sql } from 'kysely';
import type { Ctx, Db } from '../../platform/index.ts';
import { asColumn } from '../access/access-of.ts';
import { allowed } from '../access/record-access.ts';
import { seenValues } from '../records/present-record.ts';
import { withComputed } from './computed-values.ts';
import { type FormView, viewOf } from './form-view.ts';
import { namesOf, referencesOf } from './names.ts';
import { openReach } from './open-reach.ts';
import { readRecords } from './read-records.ts';
import { tableOf } from './record-parts.ts';
import { titleValue } from './title-value.ts';

interface Standing {
  readonly title: string | null;
  readonly change: boolean;
  readonly void: boolean;
  readonly delete: boolean;
}

const standingOf = async (db: Db, view: FormView, id: string): Promise<Standing | undefined> => {
  const { access, place } = view;
  const rows = await db.rows(sql<Standing>`
    select ${titleValue(view, 'r')} as title, ${asColumn(access.reaches('change', 'r'))} as change,
      ${asColumn(access.reaches('void', 'r'))} as void, ${asColumn(access.reaches('delete', 'r'))} as delete
    from ${tableOf(place, recordTable(place.form))} r where r.id = ${id}`);
  return rows[0];
};

/** The fields as they are shown, so that what lookups point at has names as well. */
export const shownFields = (view: FormView): FormField[] =>
  view.place.definition.fields.map((field) => {
    const shown = shownField(field, placeIn(view.place));
    return rowFieldsOf(field).length > 0 || shown === undefined ? field : { ...shown.field, key: field.key };
  });

/**
 * A record with its rows, lookups and roll-ups as the reader sees it, and the names of what it points at. One in the recycle
 * bin is there for who might restore it. Errors: `platform.not-found`, `platform.no-right`.
 */
export const readRecord = async (
  ctx: Ctx,
  { key, id, zone }: { readonly key: string; readonly id: string; readonly zone: string },
): Promise<WholeRecord> => {
  const { db } = ctx;
  const { form, reach } = await openReach(ctx, { key, zone });
  const access = allowed(reach, form, 'see');
  const view = viewOf(reach, form.place);
  const [[record], standing] = await Promise.all([
    readRecords(db, form, { where: access.where, hits: access.hits, ids: [id] }),
    standingOf(db, view, id),
  ]);
  if (record === undefined || standing === undefined) throw new Problem(notFound, {});
  const isStanding = record.deletedAt === null;
  if (!isStanding && !standing.delete) throw new Problem(notFound, {});
  const { hidden, readOnly } = access.restrictionsOf(record.hits);
  const [all = {}] = await withComputed(db, view, [record]);
  const values = seenValues(all, hidden);
  const people = [record.createdBy, record.changedBy];
  const references = referencesOf(shownFields(view), [{ values, people, departmentId: record.departmentId }]);
  const isOpen = isStanding && record.state !== 'void';
  return {
    id: record.id,
    nr: record.nr,
    state: record.state,
    version: record.version,
    formVersion: record.formVersion,
    title: standing.title ?? `#${record.nr}`,
    values,
    createdAt: record.createdAt.toISOString(),
    createdBy: record.createdBy,
    departmentId: record.departmentId,
    changedAt: record.changedAt.toISOString(),
    changedBy: record.changedBy,
    effectiveAt: record.effectiveAt?.toISOString() ?? null,
    deletedAt: record.deletedAt?.toISOString() ?? null,
    can: {
      change: isOpen && standing.change,
      void: isOpen && standing.void,
      recycle: isStanding && standing.delete,
      restore: !isStanding && standing.delete,
    },
    hidden: [...hidden].toSorted(),
    readOnly: [...readOnly].toSorted(),
    names: await namesOf(db, view, references),
  };
};
