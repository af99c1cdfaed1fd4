import type { FilterOperator } from '@yuanliu/core/forms';
import type { JsonValue } from '@yuanliu/core/platform';
import { useId } from 'react';
import { useText } from '../../lib/text.ts';
import type { FieldInputProps } from '../field-types/field-face.ts';
import { useFilling } from '../field-types/filling-context.ts';
import { type FilterField, shapeOf } from './filter-fields.ts';
import { listTexts as texts } from './list-texts.ts';

interface OperandProps {
  readonly field: FilterField;
  readonly operator: FilterOperator;
  readonly value: JsonValue;
  readonly onChange: (value: JsonValue) => void;
}

const endsOf = (value: JsonValue): readonly [JsonValue, JsonValue] => {
  const ends: readonly JsonValue[] = Array.isArray(value) ? value : [];
  return [ends[0] ?? null, ends[1] ?? null];
};

/** What a condition compares with: filled in by the field's own input. */
export const Operand = ({ field: { field, node }, operator, value, onChange }: OperandProps) => {
  const t = useText();
  const id = useId();
  const { faceOf } = useFilling();
  const { Input, Several = Input } = faceOf(field);
  const shape = shapeOf(operator);
  if (Input === undefined || Several === undefined || shape === 'none') return null;
  const propsFor = (label: string, of: Pick<FieldInputProps, 'value' | 'onChange'>): FieldInputProps => ({
    field,
    node,
    path: '',
    ...of,
    control: {
      id: `${id}${label}`,
      'aria-label': label,
      'aria-invalid': false,
      'aria-required': false,
      'aria-describedby': undefined,
      status: '',
    },
  });
  if (shape === 'several') return <Several {...propsFor(t(texts.value), { value, onChange })} />;
  if (shape === 'one') return <Input {...propsFor(t(texts.value), { value, onChange })} />;
  const [from, to] = endsOf(value);
  return (
    <span className="filter-pair">
      <Input {...propsFor(t(texts.from), { value: from, onChange: (next) => onChange([next, to]) })} />
      <span>–</span>
      <Input {...propsFor(t(texts.to), { value: to, onChange: (next) => onChange([from, next]) })} />
    </span>
  );
};
