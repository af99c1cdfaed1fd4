import { type RecordValues, referencesIn, rowFieldsOf, type Target, typeOf } from '@yuanliu/core/forms';
import type { Ctx } from '../../platform/index.ts';
import { viewReachable } from './view-reachable.ts';
import { formInUse } from '../form-in-use.ts';
import { withComputed } from './computed-values.ts';
import { type FormView, viewOf } from './form-view.ts';
import { namesOf } from './names.ts';
import { openReach } from './open-reach.ts';
import { readRecords } from './read-records.ts';
import { type Related, relatedSeen } from './related.ts';

/** What the browser asks while a record is filled in. */
export interface RelatedQuery {
  readonly references: readonly { readonly target: string; readonly id: string }[];
  readonly record?: string | undefined;
}

const isTarget = (text: string): text is Target =>
  text === 'user' || text === 'department' || text.startsWith('form:');

const grouped = ({ references }: RelatedQuery): Map<Target, Set<string>> => {
  const found = new Map<Target, Set<string>>();
  for (const { target, id } of references)
    if (isTarget(target)) found.set(target, (found.get(target) ?? new Set()).add(id));
  return found;
};

/** What the records that were found point at themselves: rules see so far. */
const beyond = (view: FormView, related: Related): Map<Target, Set<string>> => {
  const found = new Map<Target, Set<string>>();
  for (const [name, values] of related) {
    const form = /^form:(.*):/.exec(name)?.[1];
    const definition = form === undefined ? undefined : view.place.around.form(form);
    for (const [target, ids] of referencesIn(definition?.fields ?? [], [values])) {
      const unknown = [...ids].filter((id) => !related.has(`${target}:${id}`));
      if (unknown.length > 0) found.set(target, new Set([...(found.get(target) ?? []), ...unknown]));
    }
  }
  return found;
};

/** The roll-ups of the record that is being changed. */
const knownOf = async (ctx: Ctx, view: FormView, query: RelatedQuery): Promise<RecordValues> => {
  const rolled = view.place.definition.fields.filter(
    (field) => rowFieldsOf(field).length === 0 && typeOf(field).reads?.(field.settings)?.kind === 'over',
  );
  if (query.record === undefined || rolled.length === 0 || !view.access.may('see')) return {};
  const form = await formInUse(ctx.db, view.place.form);
  const { where, hits, restrictionsOf } = view.access;
  const [record] = await readRecords(ctx.db, form, { where, hits, ids: [query.record] });
  if (record === undefined) return {};
  const [values = {}] = await withComputed(ctx.db, view, [record]);
  const { hidden } = restrictionsOf(record.hits);
  return Object.fromEntries(
    rolled.filter(({ key }) => !hidden.has(key)).map(({ key }) => [key, values[key] ?? null]),
  );
};

/**
 * What ids point at, two steps far, and the roll-ups of the record that is changed: what rules need while somebody fills in a
 * form, as far as this person sees it. Errors: `platform.not-found` where the form is out of reach.
 */
export const readRelated = async (
  ctx: Ctx,
  { key, zone, query }: { readonly key: string; readonly zone: string; readonly query: RelatedQuery },
): Promise<{ related: Record<string, RecordValues>; known: RecordValues; names: Record<string, string> }> => {
  const { form, reach } = await openReach(ctx, { key, zone });
  const view = viewOf(reach, form.place);
  viewReachable(view);
  const asked = grouped(query);
  const [first, known] = await Promise.all([relatedSeen(ctx.db, view, asked), knownOf(ctx, view, query)]);
  const further = beyond(view, first);
  const [second, names] = await Promise.all([
    relatedSeen(ctx.db, view, further),
    namesOf(ctx.db, view, asked),
  ]);
  return { related: Object.fromEntries([...first, ...second]), known, names };
};
