import { fieldTypes, findFieldType, typeOf } from '@yuanliu/core/forms';
import type { FieldSettings } from '@yuanliu/core/forms';
import { Select } from 'antd';
import { useText } from '../../../lib/text.ts';
import { PropertyRow } from '../../designer/properties/PropertyRow.tsx';
import { tableOf } from '../../designer/drawing/find-part.ts';
import { FormulaRow } from '../../designer/rules/FormulaRow.tsx';
import { useDefinition } from '../../designer/state/use-drawn.ts';
import type { FieldSettingsProps } from '../field-settings-props.ts';
import { settingTexts } from '../setting-texts.ts';
import { formulaSettings } from '../formula-settings.parse.ts';

/** The formula, and as what its value is shown. */
export const FormulaSettings = ({ field, id, settings, onChange, editorOf }: FieldSettingsProps) => {
  const t = useText();
  const definition = useDefinition();
  const { expression, gives } = formulaSettings(settings);
  const table = tableOf(definition, id);
  const given = typeOf(field).settings;
  const results = fieldTypes.filter(
    ({ name, initial }) => given.safeParse({ ...settings, gives: { type: name, settings: initial } }).success,
  );
  const { Settings: Inner } = editorOf(gives.type);
  const change = (next: FieldSettings): void => onChange({ gives: { ...gives, settings: next } });
  return (
    <>
      <FormulaRow
        label={t(settingTexts.formula)}
        text={expression === '' ? undefined : expression}
        at={{ use: 'settings', field: id.split('.'), ...(table !== undefined && { table }) }}
        gives={gives}
        onChange={(text) => onChange({ expression: text ?? '' }, 'expression')}
      />
      <PropertyRow label={t(settingTexts.gives)}>
        {(control) => (
          <Select<string>
            {...control}
            value={gives.type}
            options={results.map(({ name, text }) => ({ value: name, label: t(text) }))}
            onChange={(name) => {
              const type = findFieldType(name);
              if (type !== undefined) onChange({ gives: { type: name, settings: type.initial } });
            }}
          />
        )}
      </PropertyRow>
      {Inner !== undefined && (
        <Inner
          field={field}
          id={id}
          settings={gives.settings}
          editorOf={editorOf}
          onChange={(changes) => change(withChanges(gives.settings, changes))}
        />
      )}
    </>
  );
};

const withChanges = (settings: FieldSettings, changes: Readonly<Record<string, unknown>>): FieldSettings => ({
  version: settings.version,
  ...Object.fromEntries(
    Object.entries({ ...settings, ...changes }).filter(([, value]) => value !== undefined),
  ),
});
