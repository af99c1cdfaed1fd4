import {
  type DefinitionIssue,
  type FormDefinition,
  type PlacedField,
  placedFields,
  textIn,
  usedBy,
} from '@yuanliu/core/forms';
import type { Db } from '../../platform/index.ts';
import type { StoredForm } from './definition.store.ts';
import { aroundDrawn, loadAllPublished } from './load-published.ts';

const goneFrom = (before: FormDefinition, after: FormDefinition): PlacedField[] => {
  const left = new Set(placedFields(after).map(({ keys }) => keys.join('.')));
  return placedFields(before).filter(({ keys }) => !left.has(keys.join('.')));
};

/** Fields that would be gone though other published forms use them: whoever publishes is warned, use by use. */
export const usesElsewhere = async (
  db: Db,
  { key, published }: Pick<StoredForm, 'key' | 'published'>,
  after: FormDefinition,
): Promise<DefinitionIssue[]> => {
  const gone = published === undefined ? [] : goneFrom(published.definition, after);
  if (published === undefined || gone.length === 0) return [];
  const forms = new Map((await loadAllPublished(db)).map((each) => [each.key, each]));
  const { definition } = published;
  const around = aroundDrawn({ key, definition }, { forms, serialRules: new Set() });
  const others = [...forms.values()]
    .filter((each) => each.key !== key)
    .map((each) => ({ form: each.key, definition: each.definition, around }));
  return gone.flatMap(({ keys, field }) =>
    usedBy(keys, { form: key, definition, around }, others)
      .filter(({ form }) => form !== key)
      .map(({ form, text }): DefinitionIssue => {
        const name = forms.get(form)?.definition.name ?? { zh: form };
        return {
          path: '/fields',
          severity: 'warning',
          field: keys,
          text: {
            zh: `“${textIn(field.label, 'zh')}”仍被表单“${textIn(name, 'zh')}”使用：${text.zh}`,
            en: `“${textIn(field.label, 'en')}” is still used by the form “${textIn(name, 'en')}”: ${text.en}`,
          },
        };
      }),
  );
};
