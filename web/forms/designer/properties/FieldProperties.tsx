import { type FormField, typeOf } from '@yuanliu/core/forms';
import { Segmented } from 'antd';
import { useEffect, useState } from 'react';
import { useStore } from '../../../lib/store.ts';
import { useText } from '../../../lib/text.ts';
import { editorOf } from '../../field-types/field-settings.ts';
import type { SettingsChange } from '../../field-types/field-settings-props.ts';
import { faceOf } from '../../field-types/field-types.ts';
import { changeField, changeNode } from '../drawing/edit-field.ts';
import type { PartId } from '../drawing/part-id.ts';
import { change } from '../state/actions.ts';
import { useDesigner } from '../state/designer.ts';
import { useField, useNode } from '../state/use-drawn.ts';
import { texts } from '../texts.ts';
import { FieldKey } from './FieldKey.tsx';
import { FieldRulesPanel } from './FieldRulesPanel.tsx';
import { PartIssues } from './PartIssues.tsx';
import { TextProperty } from './PropertyInputs.tsx';
import { PropertyRow } from './PropertyRow.tsx';
import { nameKey } from './rename-key.ts';

const words = texts.properties;

/** What can be said of a field: its name and key, how wide it is, the settings of its type, its rules. */
export const FieldProperties = ({ id }: { readonly id: PartId }) => {
  const field = useField(id);
  return field === undefined ? null : <KnownField id={id} field={field} />;
};

const KnownField = ({ id, field }: { readonly id: PartId; readonly field: FormField }) => {
  const t = useText();
  const designer = useDesigner();
  const fresh = useStore(designer.fresh);
  const [isFresh] = useState(fresh === id);
  // Once its author turns to something else, the field has its name, and a key is made of that.
  useEffect(
    () => () => {
      if (isFresh) nameKey(designer, id);
    },
    [designer, id, isFresh],
  );
  const { icon: Picture } = faceOf(field);
  const { Settings } = editorOf(field.type);
  const edit = (next: (field: FormField) => FormField, about?: string): void =>
    change(designer, (definition) => changeField(definition, id, next), about && `${id} ${about}`);
  const set = (changes: SettingsChange, about?: string): void =>
    edit((before) => ({ ...before, settings: withChanges(before.settings, changes) }), about);
  return (
    <>
      <header className="properties-head">
        <Picture size={16} strokeWidth={1.75} />
        <h2>{t(typeOf(field).text)}</h2>
      </header>
      <PartIssues id={id} />
      <TextProperty
        label={t(words.label)}
        value={field.label}
        isRequired
        isFresh={isFresh}
        onChange={(label) => {
          if (label !== undefined) edit((before) => ({ ...before, label }), 'label');
        }}
      />
      {Settings !== undefined && (
        <Settings field={field} id={id} settings={field.settings} editorOf={editorOf} onChange={set} />
      )}
      <FieldWidth id={id} />
      <TextProperty
        label={t(words.help)}
        value={field.help}
        isLong
        onChange={(help) => edit((before) => withHelp(before, help), 'help')}
      />
      <FieldRulesPanel id={id} field={field} onChange={edit} />
      <FieldKey id={id} field={field} />
    </>
  );
};

const withHelp = (field: FormField, help: FormField['help']): FormField => {
  const { help: before, ...rest } = field;
  if (before === help) return field;
  return help === undefined ? rest : { ...rest, help };
};

/** Settings with some of them changed; those that are undefined go. */
const withChanges = (settings: FormField['settings'], changes: SettingsChange): FormField['settings'] => ({
  version: settings.version,
  ...Object.fromEntries(
    Object.entries({ ...settings, ...changes }).filter(([, value]) => value !== undefined),
  ),
});

const widths = [3, 4, 6, 8, 12];

const FieldWidth = ({ id }: { readonly id: PartId }) => {
  const t = useText();
  const designer = useDesigner();
  const node = useNode(id);
  if (node?.kind !== 'field') return null;
  const shown = [...new Set([...widths, node.span])].toSorted((a, b) => a - b);
  return (
    <PropertyRow label={t(words.width)}>
      {({ id: control }) => (
        <Segmented<number>
          id={control}
          block
          size="small"
          value={node.span}
          options={shown.map((span) => ({ value: span, label: widthText(span), title: `${span}/12` }))}
          onChange={(span) =>
            change(designer, (definition) =>
              changeNode(definition, id, (before) =>
                before.kind === 'field' ? { ...before, span } : before,
              ),
            )
          }
        />
      )}
    </PropertyRow>
  );
};

const widthText = (span: number): string =>
  ({ 3: '1/4', 4: '1/3', 6: '1/2', 8: '2/3', 12: '1' })[span] ?? `${span}/12`;
