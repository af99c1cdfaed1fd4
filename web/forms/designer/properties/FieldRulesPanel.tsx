import { type ExpressionPlace, type FieldRules, type FormField, typeOf } from '@yuanliu/core/forms';
import { useText } from '../../../lib/text.ts';
import { type RulesChange, withRules } from '../drawing/edit-field.ts';
import { tableOf } from '../drawing/find-part.ts';
import { fieldKeys, type PartId } from '../drawing/part-id.ts';
import { optionsOf } from '../rules/operators.ts';
import { RuleRow } from '../rules/RuleRow.tsx';
import { useDefinition } from '../state/use-drawn.ts';
import { texts } from '../texts.ts';
import { ConditionalFlag } from './ConditionalFlag.tsx';
import { FieldChecks } from './FieldChecks.tsx';

const words = texts.rules;

interface FieldRulesPanelProps {
  readonly id: PartId;
  readonly field: FormField;
  readonly onChange: (next: (field: FormField) => FormField, about?: string) => void;
}

/** When a field is there, must be filled in, may be changed; what it begins with; what its values must be. */
export const FieldRulesPanel = ({ id, field, onChange }: FieldRulesPanelProps) => {
  const t = useText();
  const definition = useDefinition();
  const table = tableOf(definition, id);
  const { rules = {} } = field;
  const type = typeOf(field);
  const isFilledIn = type.holds !== 'computed';
  const isChosen = type.target !== undefined || optionsOf(field, 'zh').length > 0;
  const at = (use: ExpressionPlace['use']): ExpressionPlace => ({
    use,
    field: fieldKeys(id),
    ...(table !== undefined && { table }),
  });
  const set = (change: RulesChange): void => onChange((before) => withRules(before, change));
  return (
    <section className="properties-group">
      <h3>{t(words.title)}</h3>
      {isFilledIn && <Conditions field={field} at={at} onChange={set} />}
      <RuleRow
        label={t(words.visible)}
        text={rules.visible}
        at={at('visible')}
        gives="boolean"
        onChange={(visible) => set({ visible })}
      />
      {isFilledIn && type.holds === 'value' && (
        <RuleRow
          label={t(words.default)}
          text={rules.default}
          at={at('default')}
          gives={{ field }}
          onChange={(next) => set({ default: next })}
        />
      )}
      {isChosen && (
        <RuleRow
          label={t(words.options)}
          hint={t(words.optionsHint)}
          text={rules.options}
          at={at('options')}
          gives="boolean"
          onChange={(options) => set({ options })}
        />
      )}
      {isFilledIn && (
        <FieldChecks
          checks={rules.checks ?? noChecks}
          at={at('check')}
          onChange={(checks) => set({ checks: [...checks] })}
        />
      )}
    </section>
  );
};

const noChecks: NonNullable<FieldRules['checks']> = [];

interface ConditionsProps {
  readonly field: FormField;
  readonly at: (use: ExpressionPlace['use']) => ExpressionPlace;
  readonly onChange: (change: RulesChange) => void;
}

const Conditions = ({ field, at, onChange }: ConditionsProps) => {
  const t = useText();
  const { rules = {}, label } = field;
  return (
    <>
      <ConditionalFlag
        label={t(words.required)}
        question={t(words.requiredIf, { name: label.zh })}
        value={rules.required}
        at={at('required')}
        onChange={(required) => onChange({ required })}
      />
      <ConditionalFlag
        label={t(words.readOnly)}
        question={t(words.readOnlyIf, { name: label.zh })}
        value={rules.readOnly}
        at={at('readOnly')}
        onChange={(readOnly) => onChange({ readOnly })}
      />
    </>
  );
};
