import type { Operand } from '@yuanliu/core/expression';
import { DatePicker, Input, InputNumber, Select } from 'antd';
import dayjs from 'dayjs';
import { SquareEqual, TextCursorInput } from 'lucide-react';
import { useState } from 'react';
import { useLanguage } from '../../../lib/preferences.ts';
import { useText } from '../../../lib/text.ts';
import { texts } from '../texts.ts';
import { optionsOf } from './operators.ts';
import type { NamedPath } from './use-names.ts';

const words = texts.builder;

interface OperandInputProps {
  readonly named: NamedPath;
  readonly isMany: boolean;
  readonly operands: readonly Operand[];
  readonly names: readonly NamedPath[];
  readonly onChange: (operands: readonly Operand[]) => void;
}

/** What a field is compared with: a value as its type asks for it, or another field of that type. */
export const OperandInput = (props: OperandInputProps) => {
  const { named, isMany, operands, names, onChange } = props;
  const t = useText();
  const [operand] = operands;
  const [isName, setName] = useState(operand?.kind === 'name');
  const others = names.filter(({ path, type }) => path !== named.path && type === named.type);
  const mayName = !isMany && others.length > 0;
  const Swap = isName ? TextCursorInput : SquareEqual;
  return (
    <span className="condition-value">
      {isName && mayName ? (
        <Select<string>
          className="condition-input"
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={false}
          aria-label={t(words.value)}
          placeholder={t(words.chooseField)}
          value={operand?.kind === 'name' ? operand.value : null}
          options={others.map(({ path, label }) => ({ value: path, label }))}
          onChange={(value) => onChange([{ kind: 'name', value }])}
        />
      ) : (
        <WrittenValue {...props} />
      )}
      {mayName && (
        <button
          type="button"
          className="icon-button"
          aria-label={t(isName ? words.byValue : words.byField)}
          title={t(isName ? words.byValue : words.byField)}
          onClick={() => {
            setName(!isName);
            onChange([]);
          }}
        >
          <Swap size={15} strokeWidth={1.75} />
        </button>
      )}
    </span>
  );
};

const asText = (operands: readonly Operand[]): string[] =>
  operands.flatMap((operand) => (operand.kind === 'name' ? [] : [String(operand.value)]));

const WrittenValue = ({ named, isMany, operands, onChange }: OperandInputProps) => {
  const t = useText();
  const language = useLanguage();
  const values = asText(operands);
  const [value] = values;
  const options = named.field === undefined ? [] : optionsOf(named.field, language);
  const shared = { className: 'condition-input', 'aria-label': t(words.value) };
  const texted = (next: readonly string[]): Operand[] => next.map((each) => ({ kind: 'text', value: each }));
  if (named.type === 'boolean')
    return (
      <Select<string>
        {...shared}
        placeholder={t(words.choose)}
        value={value ?? null}
        options={[
          { value: 'true', label: t(words.yes) },
          { value: 'false', label: t(words.no) },
        ]}
        onChange={(next) => onChange([{ kind: 'yes-no', value: next === 'true' }])}
      />
    );
  if (isMany)
    return (
      <Select<string[]>
        {...shared}
        mode={options.length > 0 ? 'multiple' : 'tags'}
        placeholder={t(words.several)}
        value={values}
        options={[...options]}
        onChange={(next) => onChange(texted(next))}
      />
    );
  if (options.length > 0)
    return (
      <Select<string>
        {...shared}
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t(words.choose)}
        value={value ?? null}
        options={[...options]}
        onChange={(next) => onChange(texted([next]))}
      />
    );
  if (named.type === 'number')
    return (
      <InputNumber<string>
        {...shared}
        stringMode
        value={value ?? null}
        onChange={(next) =>
          onChange(next === null || next === '' ? [] : [{ kind: 'number', value: String(next) }])
        }
      />
    );
  if (named.type === 'date')
    return (
      <DatePicker
        {...shared}
        value={value === undefined ? null : dayjs(value)}
        onChange={(next) =>
          onChange(next === null ? [] : [{ kind: 'date', value: next.format('YYYY-MM-DD') }])
        }
      />
    );
  return (
    <Input
      {...shared}
      placeholder={t(words.value)}
      value={value ?? ''}
      onChange={({ target }) => onChange(target.value === '' ? [] : texted([target.value]))}
    />
  );
};
