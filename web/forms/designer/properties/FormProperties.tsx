import { type FormDefinition, textIn } from '@yuanliu/core/forms';
import { Input } from 'antd';
import { useLanguage } from '../../../lib/preferences.ts';
import { useText } from '../../../lib/text.ts';
import { RuleRow } from '../rules/RuleRow.tsx';
import { change } from '../state/actions.ts';
import { useDesigner } from '../state/designer.ts';
import { useDefinition } from '../state/use-drawn.ts';
import { texts } from '../texts.ts';
import { FormChecks } from './FormChecks.tsx';
import { FormFills } from './FormFills.tsx';
import { FormUniques } from './FormUniques.tsx';
import { PartIssues } from './PartIssues.tsx';
import { TextProperty } from './PropertyInputs.tsx';
import { PropertyRow } from './PropertyRow.tsx';

const words = texts.form;

/** What is made optional in a definition: undefined takes it away. */
export type FormChange = { readonly [Part in keyof FormDefinition]?: FormDefinition[Part] | undefined };

/** The form with some of its parts changed; those that are undefined or empty lists go. */
const withParts = (definition: FormDefinition, changes: FormChange): FormDefinition => {
  const { version, name, fields, layout, ...rest } = { ...definition, ...changes };
  const kept = Object.entries(rest).filter(
    ([, part]) => part !== undefined && !(Array.isArray(part) && part.length === 0),
  );
  return {
    version: version ?? definition.version,
    name: name ?? definition.name,
    fields: fields ?? definition.fields,
    layout: layout ?? definition.layout,
    ...Object.fromEntries(kept),
  };
};

/** What can be said of the form as a whole: its name, its records' titles, what must hold of a record, what fills in. */
export const FormProperties = () => {
  const t = useText();
  const designer = useDesigner();
  const definition = useDefinition();
  const set = (changes: FormChange, about?: string): void =>
    change(designer, (before) => withParts(before, changes), about && `form ${about}`);
  return (
    <>
      <header className="properties-head">
        <h2>{t(words.title)}</h2>
      </header>
      <PartIssues id="" />
      <TextProperty
        label={t(words.name)}
        value={definition.name}
        isRequired
        onChange={(name) => set({ name }, 'name')}
      />
      <TextProperty
        label={t(words.description)}
        value={definition.description}
        isLong
        onChange={(description) => set({ description }, 'description')}
      />
      <PropertyRow label={t(words.group)} hint={t(words.groupHint)}>
        {(control) => (
          <Input
            {...control}
            maxLength={60}
            value={definition.group ?? ''}
            onChange={({ target }) =>
              set({ group: target.value.trim() === '' ? undefined : target.value }, 'group')
            }
          />
        )}
      </PropertyRow>
      <RecordProperties definition={definition} onChange={set} />
    </>
  );
};

interface RecordPropertiesProps {
  readonly definition: FormDefinition;
  readonly onChange: (changes: FormChange) => void;
}

const RecordProperties = ({ definition, onChange: set }: RecordPropertiesProps) => {
  const t = useText();
  const language = useLanguage();
  return (
    <section className="properties-group">
      <h3>{t(words.records)}</h3>
      <RuleRow
        label={t(words.recordTitle)}
        hint={t(words.recordTitleHint)}
        text={definition.title}
        at={{ use: 'title' }}
        gives="anything"
        onChange={(title) => set({ title })}
      />
      <FormUniques
        uniques={definition.uniques ?? []}
        fields={definition.fields.map((field) => ({
          value: field.key,
          label: textIn(field.label, language),
        }))}
        onChange={(uniques) => set({ uniques: [...uniques] })}
      />
      <FormChecks checks={definition.checks ?? []} onChange={(checks) => set({ checks: [...checks] })} />
      <FormFills
        fills={definition.fills ?? []}
        definition={definition}
        onChange={(fills) => set({ fills: [...fills] })}
      />
    </section>
  );
};
