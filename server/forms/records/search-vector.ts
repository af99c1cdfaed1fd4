import { type PreparedForm, type RecordValues, rowsOf, searchWords } from '@yuanliu/core/forms';

/** What the full-text search finds a record by: its title and the fields that are searched, also those in rows. */
export const searchWordsOf = (
  { fields }: PreparedForm,
  { values, title, zone }: { values: RecordValues; title: string; zone: string },
): string[] => {
  const reader = { language: 'zh', zone } as const;
  const texts = fields
    .filter(({ type }) => type.searched)
    .flatMap(({ field, type, table }) => {
      const sets = table === undefined ? [values] : rowsOf(values[table.key] ?? null);
      return sets.map((set) => type.display(set[field.key] ?? null, field.settings, reader));
    });
  return searchWords([title, ...texts]);
};
