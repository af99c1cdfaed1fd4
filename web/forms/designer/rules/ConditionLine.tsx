import type { ConditionOperator, ConditionTest, Operand } from '@yuanliu/core/expression';
import { Select } from 'antd';
import { useText } from '../../../lib/text.ts';
import { texts } from '../texts.ts';
import { OperandInput } from './OperandInput.tsx';
import { operatorsFor, takesNothing } from './operators.ts';
import type { NamedPath } from './use-names.ts';

const words = texts.builder;

interface ConditionLineProps {
  readonly test: ConditionTest;
  readonly names: readonly NamedPath[];
  readonly onChange: (test: ConditionTest) => void;
}

/** What fits the new name or operator is kept, the rest is asked anew. */
const fitting = (operator: ConditionOperator, operands: readonly Operand[]): readonly Operand[] => {
  if (takesNothing(operator)) return [];
  return operator === 'any-of' ? operands.filter(({ kind }) => kind !== 'name') : operands.slice(0, 1);
};

/** One condition: of which field, how it is judged, by what. */
export const ConditionLine = ({ test, names, onChange }: ConditionLineProps) => {
  const t = useText();
  const { name, operator, operands } = test;
  const named = names.find(({ path }) => path === name) ?? {
    path: name,
    label: name,
    type: 'string',
    field: undefined,
  };
  const operators = operatorsFor(named);
  return (
    <div className="condition">
      <Select<string>
        className="condition-name"
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
        aria-label={t(words.field)}
        value={name}
        options={names.map(({ path, label }) => ({ value: path, label }))}
        onChange={(path) => {
          const next = names.find((each) => each.path === path);
          if (next === undefined) return;
          const [first = 'is'] = operatorsFor(next);
          const isSame = next.type === named.type && next.field === named.field;
          onChange({ name: path, operator: first, operands: isSame ? fitting(first, operands) : [] });
        }}
      />
      <Select<ConditionOperator>
        className="condition-operator"
        popupMatchSelectWidth={false}
        aria-label={t(words.operator)}
        value={operator}
        options={[...new Set([...operators, operator])].map((value) => ({
          value,
          label: t(words.operators[value]),
        }))}
        onChange={(next) => onChange({ name, operator: next, operands: fitting(next, operands) })}
      />
      {!takesNothing(operator) && (
        <OperandInput
          named={named}
          isMany={operator === 'any-of'}
          operands={operands}
          names={names}
          onChange={(next) => onChange({ name, operator, operands: next })}
        />
      )}
    </div>
  );
};
