import { type ImportMapping, placedFields, typeOf } from '@yuanliu/core/forms';
import { invalidRequest, Problem, type Text } from '@yuanliu/core/platform';
import type { Ctx, Tx } from '../../platform/index.ts';
import { loadReach } from '../access/reach.ts';
import { allowed } from '../access/record-access.ts';
import { formInUse } from '../form-in-use.ts';
import { viewOf } from '../reading/form-view.ts';
import { openForm, type OpenForm, type RecordSurroundings } from '../records/record-surroundings.ts';
import { type RowJudge, rowJudge } from './judge-rows.ts';
import type { StoredImport } from './import.store.ts';

const refuse = (path: string, text: Text): never => {
  throw new Problem(invalidRequest, {}, [{ in: 'body', path, text }]);
};

/** Refuses a mapping that names what is not there, or one field twice. */
export const judgeMapping = (
  { sheets }: Pick<StoredImport, 'sheets'>,
  { sheet, mapping }: ImportMapping,
  definition: Parameters<typeof placedFields>[0],
): void => {
  if (sheets[sheet] === undefined) refuse('/sheet', { zh: '没有这张工作表', en: 'is no sheet of the file' });
  const fillable = new Set(
    placedFields(definition)
      .filter(({ table, field }) => table === undefined && typeOf(field).holds === 'value')
      .map(({ field }) => field.key),
  );
  for (const [index, key] of mapping.entries()) {
    if (key === null) continue;
    if (!fillable.has(key))
      refuse(`/mapping/${index}`, { zh: '不是可以导入的字段', en: 'is no field that can be imported into' });
    if (mapping.indexOf(key) !== index)
      refuse(`/mapping/${index}`, { zh: '这个字段已对应另一列', en: 'is given to another column already' });
  }
};

/** Whoever imports needs the action itself and that of making records. */
export const importJudge = async (
  ctx: Ctx,
  zone: string,
  { form: key, mapping }: { readonly form: string; readonly mapping: ImportMapping },
): Promise<RowJudge> => {
  const form = await formInUse(ctx.db, key);
  const asking = { actor: ctx.actor, clock: ctx.clock, zone };
  const reach = await loadReach(ctx.db, asking, [key, ...form.around.keys()]);
  allowed(reach, form, 'import');
  allowed(reach, form, 'create');
  return rowJudge(viewOf(reach, form.place), mapping);
};

/** Holds the form for writing; the rights count that whoever imports has at this moment. */
export const openForImport = async (
  tx: Tx,
  ctx: Ctx,
  { key, around }: { readonly key: string; readonly around: RecordSurroundings },
): Promise<OpenForm> => {
  const { zone, numbers } = around;
  const open = await openForm(tx, ctx, { key, action: 'create', zone, numbers });
  allowed(open.reach, open.form, 'import');
  return open;
};
