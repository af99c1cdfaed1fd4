import { rollUpWays, textIn, typeOf } from '@yuanliu/core/forms';
import { Select } from 'antd';
import { useLanguage } from '../../../lib/preferences.ts';
import { useStore } from '../../../lib/store.ts';
import { useText } from '../../../lib/text.ts';
import { PropertyRow } from '../../designer/properties/PropertyRow.tsx';
import { RuleRow } from '../../designer/rules/RuleRow.tsx';
import { useDesigner } from '../../designer/state/designer.ts';
import type { FieldSettingsProps } from '../field-settings-props.ts';
import { useFormChoices } from '../form-choices.ts';
import { settingTexts } from '../setting-texts.ts';

/** Over which records that point here, how, of which field, and which of them count. */
export const RollUpSettings = ({ field, settings, onChange }: FieldSettingsProps) => {
  const t = useText();
  const language = useLanguage();
  const designer = useDesigner();
  const choices = useFormChoices();
  const { forms } = useStore(designer.surroundings);
  const [form, through, way] = ['form', 'through', 'way'].map((name) => String(settings[name] ?? ''));
  const target = form === undefined ? undefined : forms[form];
  const relations = (target?.fields ?? []).filter(
    (each) => typeOf(each).target?.(each.settings) === `form:${designer.form}`,
  );
  const values = (target?.fields ?? []).filter((each) => typeOf(each).columns(each.settings).length === 1);
  const choice = (value: string | undefined) => (value === undefined || value === '' ? null : value);
  const options = (fields: typeof values) =>
    fields.map(({ key, label }) => ({ value: key, label: textIn(label, language) }));
  const where: unknown = settings['where'];
  return (
    <>
      <PropertyRow label={t(settingTexts.rolledForm)}>
        {(control) => (
          <Select<string>
            {...control}
            placeholder={t(settingTexts.choose)}
            value={choice(form)}
            options={choices}
            onChange={(next) => onChange({ form: next, through: '', field: undefined, where: undefined })}
          />
        )}
      </PropertyRow>
      {target !== undefined && (
        <PropertyRow
          label={t(settingTexts.rolledThrough)}
          hint={relations.length === 0 ? t(settingTexts.noneHere) : undefined}
        >
          {(control) => (
            <Select<string>
              {...control}
              placeholder={t(settingTexts.choose)}
              value={choice(through)}
              options={options(relations)}
              onChange={(next) => onChange({ through: next })}
            />
          )}
        </PropertyRow>
      )}
      <div className="property-pair">
        <PropertyRow label={t(settingTexts.way)}>
          {(control) => (
            <Select<string>
              {...control}
              value={way ?? 'count'}
              options={rollUpWays.map((value) => ({ value, label: t(settingTexts.ways[value]) }))}
              onChange={(next) => onChange({ way: next })}
            />
          )}
        </PropertyRow>
        {way !== 'count' && (
          <PropertyRow label={t(settingTexts.rolledField)}>
            {(control) => (
              <Select<string>
                {...control}
                placeholder={t(settingTexts.choose)}
                value={choice(String(settings['field'] ?? ''))}
                options={options(values)}
                onChange={(next) => onChange({ field: next })}
              />
            )}
          </PropertyRow>
        )}
      </div>
      {form !== undefined && target !== undefined && (
        <RuleRow
          label={t(settingTexts.where)}
          text={typeof where === 'string' ? where : undefined}
          at={{ use: 'settings', field: [field.key], form }}
          gives="boolean"
          onChange={(text) => onChange({ where: text })}
        />
      )}
    </>
  );
};
