import { type FormDefinition, type FormsAround, formsNamedIn } from '@yuanliu/core/forms';
import { sql } from 'kysely';
import type { Db } from '../../platform/index.ts';
import { storedDefinition } from './stored-definition.ts';

/** A published form as the database has it, its document in today's shape. */
export interface PublishedForm {
  readonly key: string;
  readonly id: string;
  readonly version: number;
  readonly isSystem: boolean;
  readonly definition: FormDefinition;
}

/** Forms that speak of one another. */
export interface PublishedForms {
  readonly found: ReadonlyMap<string, PublishedForm>;
  /** Keys that were asked for, also of those that are not published. */
  readonly asked: readonly string[];
}

const columns = sql`key, id, version, is_system as "isSystem", definition`;

type Row = Omit<PublishedForm, 'definition'> & { readonly definition: unknown };

const readRows = (rows: readonly Row[]): PublishedForm[] =>
  rows.map((row) => ({ ...row, definition: storedDefinition(row.definition) }));

/** The published forms of these keys, and all that they speak of, however far. */
export const loadPublished = async (db: Db, keys: readonly string[]): Promise<PublishedForms> => {
  const found = new Map<string, PublishedForm>();
  const asked = new Set<string>();
  for (let wanted = [...new Set(keys)]; wanted.length > 0; ) {
    for (const key of wanted) asked.add(key);
    const forms = readRows(
      await db.rows(sql<Row>`
        select ${columns} from form_definitions where key = any(${wanted}) and version is not null`),
    );
    for (const form of forms) found.set(form.key, form);
    const named = forms.flatMap(({ definition }) => formsNamedIn(definition));
    wanted = [...new Set(named)].filter((key) => !asked.has(key));
  }
  return { found, asked: [...asked] };
};

/** Every published form, by key. */
export const loadAllPublished = async (db: Db): Promise<PublishedForm[]> =>
  readRows(
    await db.rows(sql<Row>`select ${columns} from form_definitions where version is not null order by key`),
  );

/** The forms around one that is being drawn, which stands among them as it is drawn. */
export const aroundDrawn = (
  own: { readonly key: string; readonly definition: FormDefinition },
  {
    forms,
    serialRules,
  }: { readonly forms: ReadonlyMap<string, PublishedForm>; readonly serialRules: ReadonlySet<string> },
): FormsAround => ({
  form: (key) => (key === own.key ? own.definition : forms.get(key)?.definition),
  hasSerialRule: (key) => serialRules.has(key),
});
