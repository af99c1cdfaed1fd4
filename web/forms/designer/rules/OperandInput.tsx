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

const texted = (values: readonly string[]): Operand[] => values.map((value) => ({ kind: 'text', value }));

const WrittenValue = (props: OperandInputProps) => {
  const language = useLanguage();
  const { named, isMany } = props;
  const t = useText();
  const options = named.field === undefined ? [] : optionsOf(named.field, language);
  if (named.type === 'boolean')
    return (
      <OneOf
        {...props}
        options={[
          { value: 'true', label: t(words.yes) },
          { value: 'false', label: t(words.no) },
        ]}
        read={(value) => ({ kind: 'yes-no', value: value === 'true' })}
      />
    );
  if (isMany) return <SeveralOf {...props} options={options} />;
  if (options.length > 0)
    return <OneOf {...props} options={options} read={(value) => ({ kind: 'text', value })} />;
  return <TypedValue {...props} />;
};

interface ListedProps extends OperandInputProps {
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

const OneOf = (props: ListedProps & { readonly read: (value: string) => Operand }) => {
  const { operands, options, read, onChange } = props;
  const t = useText();
  return (
    <Select<string>
      className="condition-input"
      aria-label={t(words.value)}
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={t(words.choose)}
      value={asText(operands)[0] ?? null}
      options={[...options]}
      onChange={(next) => onChange([read(next)])}
    />
  );
};

const SeveralOf = ({ operands, options, onChange }: ListedProps) => {
  const t = useText();
  return (
    <Select<string[]>
      className="condition-input"
      aria-label={t(words.value)}
      mode={options.length > 0 ? 'multiple' : 'tags'}
      placeholder={t(words.several)}
      value={asText(operands)}
      options={[...options]}
      onChange={(next) => onChange(texted(next))}
    />
  );
};

const TypedValue = ({ named, operands, onChange }: OperandInputProps) => {
  const t = useText();
  const [value] = asText(operands);
  const shared = { className: 'condition-input', 'aria-label': t(words.value) };
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
