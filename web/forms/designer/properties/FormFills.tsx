import { type FormDefinition, type FormFill, type FormField, textIn, typeOf } from '@yuanliu/core/forms';
import { Select } from 'antd';
import { Trash2 } from 'lucide-react';
import { useLanguage } from '../../../lib/preferences.ts';
import { useText } from '../../../lib/text.ts';
import { targetForm } from '../../field-types/form-choices.ts';
import { RuleRow } from '../rules/RuleRow.tsx';
import { usePlace } from '../state/designer.ts';
import { texts } from '../texts.ts';
import { PropertyRow } from './PropertyRow.tsx';

const words = texts.form;

interface FormFillsProps {
  readonly fills: readonly FormFill[];
  readonly definition: FormDefinition;
  readonly onChange: (fills: readonly FormFill[]) => void;
}

/** What choosing a related record fills in: for each relation, which field takes which value of the record. */
export const FormFills = ({ fills, definition, onChange }: FormFillsProps) => {
  const t = useText();
  const language = useLanguage();
  const place = usePlace(definition);
  const relations = definition.fields.filter((field) => targetForm(field, place) !== undefined);
  if (relations.length === 0 && fills.length === 0) return null;
  const open = relations.filter(({ key }) => !fills.some(({ on }) => on === key));
  return (
    <div className="property">
      <div className="property-head">
        <span>{t(words.fills)}</span>
      </div>
      <p className="field-hint">{t(words.fillsHint)}</p>
      {fills.map((fill, index) => (
        <OneFill
          key={fill.on}
          fill={fill}
          definition={definition}
          onChange={(next) =>
            onChange(next.set.length === 0 ? fills.toSpliced(index, 1) : fills.with(index, next))
          }
        />
      ))}
      {open.map((relation) => (
        <AddTarget
          key={relation.key}
          label={t(words.fillOn, { name: textIn(relation.label, language) })}
          fields={fillable(definition, relation.key)}
          onAdd={(field) => onChange([...fills, { on: relation.key, set: [{ field, value: 'title' }] }])}
        />
      ))}
    </div>
  );
};

const fillable = (definition: FormDefinition, on: string): readonly FormField[] =>
  definition.fields.filter((field) => field.key !== on && typeOf(field).holds === 'value');

interface OneFillProps {
  readonly fill: FormFill;
  readonly definition: FormDefinition;
  readonly onChange: (fill: FormFill) => void;
}

const OneFill = ({ fill, definition, onChange }: OneFillProps) => {
  const t = useText();
  const language = useLanguage();
  const labelOf = (key: string): string => {
    const field = definition.fields.find((each) => each.key === key);
    return field === undefined ? key : textIn(field.label, language);
  };
  const { on, set } = fill;
  return (
    <div className="fill">
      <strong>{t(words.fillOn, { name: labelOf(on) })}</strong>
      {set.map((each, index) => {
        const field = definition.fields.find(({ key }) => key === each.field);
        return (
          <RuleRow
            key={each.field}
            label={t(words.fillField, { name: labelOf(each.field) })}
            text={each.value}
            at={{ use: 'fill', through: on }}
            gives={field === undefined ? 'anything' : { field }}
            side={
              <button
                type="button"
                className="icon-button"
                aria-label={t(words.remove)}
                onClick={() => onChange({ on, set: set.toSpliced(index, 1) })}
              >
                <Trash2 size={14} />
              </button>
            }
            onChange={(value) =>
              onChange({
                on,
                set: value === undefined ? set.toSpliced(index, 1) : set.with(index, { ...each, value }),
              })
            }
          />
        );
      })}
      <AddTarget
        label={t(words.fillMore)}
        fields={fillable(definition, on).filter(({ key }) => !set.some(({ field }) => field === key))}
        onAdd={(field) => onChange({ on, set: [...set, { field, value: 'title' }] })}
      />
    </div>
  );
};

interface AddTargetProps {
  readonly label: string;
  readonly fields: readonly FormField[];
  readonly onAdd: (field: string) => void;
}

const AddTarget = ({ label, fields, onAdd }: AddTargetProps) => {
  const t = useText();
  const language = useLanguage();
  return (
    <PropertyRow label={label}>
      {(control) => (
        <Select<string>
          {...control}
          placeholder={t(words.fillChoose)}
          value={null}
          options={fields.map(({ key, label: text }) => ({ value: key, label: textIn(text, language) }))}
          onChange={onAdd}
        />
      )}
    </PropertyRow>
  );
};
