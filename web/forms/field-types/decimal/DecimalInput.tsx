import { typeOf } from '@yuanliu/core/forms';
import { Input } from 'antd';
import { useState } from 'react';
import type { FieldInputProps } from '../field-face.ts';
import { useFilling } from '../filling-context.ts';
import { typedText } from '../typed-text.ts';
import { grouped } from './grouped.ts';

interface DecimalInputProps extends FieldInputProps {
  /** Before or behind the number: a currency, a unit. */
  readonly before?: string | undefined;
  readonly behind?: string | undefined;
  readonly hasThousands: boolean;
}

/** A number: as it is typed while one types, with its thousands once the focus has gone. */
export const DecimalInput = (props: DecimalInputProps) => {
  const { field, value, onChange, onBlur, control, isReadOnly = false, before, behind, hasThousands } = props;
  const { reader } = useFilling();
  const [typed, setTyped] = useState<string>();
  const bare = typedText(value);
  return (
    <Input
      {...control}
      className="decimal-input"
      inputMode="decimal"
      autoComplete="off"
      readOnly={isReadOnly}
      prefix={before}
      suffix={behind}
      value={typed ?? (hasThousands ? grouped(bare) : bare)}
      onFocus={() => setTyped(bare)}
      onChange={({ target }) => {
        setTyped(target.value);
        const read = typeOf(field).read(target.value, field.settings, reader);
        onChange(read.ok ? read.value : target.value);
      }}
      onBlur={() => {
        setTyped(undefined);
        onBlur?.();
      }}
    />
  );
};
