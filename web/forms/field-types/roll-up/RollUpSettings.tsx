import { rollUpWays, textIn, typeOf } from '@yuanliu/core/forms';
import { useLanguage } from '../../../lib/preferences.ts';
import { useStore } from '../../../lib/store.ts';
import { useText } from '../../../lib/text.ts';
import { RuleRow } from '../../designer/rules/RuleRow.tsx';
import { useDesigner } from '../../designer/state/designer.ts';
import type { FieldSettingsProps } from '../field-settings-props.ts';
import { useFormChoices } from '../form-choices.ts';
import { settingTexts } from '../setting-texts.ts';
import { rollUpSettings } from '../formula-settings.parse.ts';
import { Choose } from './Choose.tsx';

/** Over which records that point here, how, of which field, and which of them count. */
export const RollUpSettings = ({ field, settings, onChange }: FieldSettingsProps) => {
  const t = useText();
  const language = useLanguage();
  const designer = useDesigner();
  const choices = useFormChoices();
  const { forms } = useStore(designer.surroundings);
  const { form, through, way, field: summed, where } = rollUpSettings(settings);
  const target = forms[form];
  const relations = (target?.fields ?? []).filter(
    (each) => typeOf(each).target?.(each.settings) === `form:${designer.form}`,
  );
  const values = (target?.fields ?? []).filter((each) => typeOf(each).columns(each.settings).length === 1);
  const options = (fields: typeof values) =>
    fields.map(({ key, label }) => ({ value: key, label: textIn(label, language) }));
  return (
    <>
      <Choose
        label={t(settingTexts.rolledForm)}
        value={form}
        options={choices}
        onChange={(next) => onChange({ form: next, through: '', field: undefined, where: undefined })}
      />
      {target !== undefined && (
        <Choose
          label={t(settingTexts.rolledThrough)}
          hint={relations.length === 0 ? t(settingTexts.noneHere) : undefined}
          value={through}
          options={options(relations)}
          onChange={(next) => onChange({ through: next })}
        />
      )}
      <div className="property-pair">
        <Choose
          label={t(settingTexts.way)}
          value={way}
          options={rollUpWays.map((value) => ({ value, label: t(settingTexts.ways[value]) }))}
          onChange={(next) => onChange({ way: next })}
        />
        {way !== 'count' && (
          <Choose
            label={t(settingTexts.rolledField)}
            value={summed ?? ''}
            options={options(values)}
            onChange={(next) => onChange({ field: next })}
          />
        )}
      </div>
      {target !== undefined && (
        <RuleRow
          label={t(settingTexts.where)}
          text={where}
          at={{ use: 'settings', field: [field.key], form }}
          gives="boolean"
          onChange={(text) => onChange({ where: text })}
        />
      )}
    </>
  );
};
