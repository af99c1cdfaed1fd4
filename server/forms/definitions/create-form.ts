import { type FormDefinition, formKey, formKeyTaken, readFormText } from '@yuanliu/core/forms';
import { invalidRequest, Problem } from '@yuanliu/core/platform';
import { sql } from 'kysely';
import { recordChange } from '../../identity/index.ts';
import { type Ctx, type Db, newId } from '../../platform/index.ts';
import { insertForm } from './definition.store.ts';
import { asFieldIssues, formSubject } from './definition-subject.ts';

/** A form to be made; its key follows from the English name when none is given. */
export interface NewForm {
  readonly key?: string | undefined;
  readonly definition: FormDefinition;
}

const stemOf = ({ name }: FormDefinition): string => {
  const words = (name.en ?? '').toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const stem = words.join('_').slice(0, 26).replace(/_$/, '');
  return formKey.safeParse(stem).success ? stem : 'form';
};

/** `receipt`, or `receipt_2` where that is taken; `form_1` where the name gives nothing. */
const freeKey = async (db: Db, definition: FormDefinition): Promise<string> => {
  const stem = stemOf(definition);
  const taken = new Set(
    (
      await db.rows(sql<{ key: string }>`
        select key from form_definitions where key = ${stem} or key like ${`${stem}\\_%`}`)
    ).map(({ key }) => key),
  );
  if (stem !== 'form' && !taken.has(stem)) return stem;
  for (let number = stem === 'form' ? 1 : 2; ; number += 1)
    if (!taken.has(`${stem}_${number}`)) return `${stem}_${number}`;
};

/** Makes a form that has a draft alone; answers its key. Throws `forms.key-taken`. */
export const createForm = (ctx: Ctx, { key: given, definition }: NewForm): Promise<{ key: string }> =>
  ctx.db.transact(async (tx) => {
    const key = given ?? (await freeKey(tx, definition));
    const id = newId();
    const isNew = await insertForm(tx, ctx, { id, key, draft: definition, isSystem: false });
    if (!isNew) throw new Problem(formKeyTaken, { key });
    await recordChange(tx, ctx, {
      action: 'forms.definition.created',
      subject: formSubject(id, definition),
      changes: [
        { field: 'key', from: null, to: key },
        { field: 'fields', from: null, to: definition.fields.length },
      ],
    });
    return { key };
  });

/** Makes a form of the text that was written of one; under its own key unless another is given. */
export const createFormFromText = async (
  ctx: Ctx,
  { text, key }: { readonly text: string; readonly key?: string | undefined },
): Promise<{ key: string }> => {
  const read = readFormText(text);
  if (!read.ok) throw new Problem(invalidRequest, {}, asFieldIssues(read.issues, '/text'));
  return createForm(ctx, { key: key ?? read.form, definition: read.definition });
};
