import { type FilterCondition, type FilterOperator, filterOperators } from '@yuanliu/core/forms';
import { Button, Segmented, Select } from 'antd';
import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useLanguage } from '../../lib/preferences.ts';
import { useText } from '../../lib/text.ts';
import { type FilterField, shapeOf } from './filter-fields.ts';
import type { ListPlace } from './list-address.ts';
import { listTexts as texts } from './list-texts.ts';
import { Operand } from './Operand.tsx';

interface FilterBuilderProps {
  readonly place: ListPlace;
  readonly fields: readonly FilterField[];
}

/** A condition while it is being put together: it narrows the list once it is whole. */
interface Written extends FilterCondition {
  readonly key: number;
}

const isWhole = ({ is, value }: FilterCondition): boolean => {
  const shape = shapeOf(is);
  if (shape === 'none') return true;
  if (shape === 'two') return Array.isArray(value) && value.some((each) => each !== null);
  if (shape === 'several') return Array.isArray(value) && value.length > 0;
  return value !== undefined && value !== null && value !== '';
};

const bare = ({ field, is, value }: Written): FilterCondition =>
  shapeOf(is) === 'none' || value === undefined ? { field, is } : { field, is, value };

/** Conditions line by line, each a field, what is asked of it, and what it is compared with. */
export const FilterBuilder = ({ place, fields }: FilterBuilderProps) => {
  const t = useText();
  const [lines, setLines] = useState<readonly Written[]>(() =>
    place.filter.map((condition, key) => ({ ...condition, key })),
  );
  const change = (next: readonly Written[]) => {
    setLines(next);
    place.go({ filter: next.filter(isWhole).map(bare) }, false);
  };
  const add = () => {
    const [field] = fields;
    const [is] = field?.operators ?? [];
    if (field === undefined || is === undefined) return;
    const key = lines.reduce((most, line) => Math.max(most, line.key), 0) + 1;
    setLines([...lines, { key, field: field.node, is }]);
  };
  return (
    <div className="filter-builder">
      {lines.length === 0 && <p className="quiet">{t(texts.noConditions)}</p>}
      {lines.length > 1 && (
        <div className="filter-match">
          <span>{t(texts.match)}</span>
          <Segmented<'all' | 'any'>
            size="small"
            value={place.match}
            options={[
              { value: 'all', label: t(texts.matchAll) },
              { value: 'any', label: t(texts.matchAny) },
            ]}
            onChange={(match) => place.go({ match }, false)}
          />
        </div>
      )}
      <ul>
        {lines.map((line) => (
          <Line
            key={line.key}
            line={line}
            fields={fields}
            onChange={(next) => change(lines.map((each) => (each.key === line.key ? next : each)))}
            onRemove={() => change(lines.filter((each) => each.key !== line.key))}
          />
        ))}
      </ul>
      <div className="filter-foot">
        <Button type="text" icon={<Plus size={15} strokeWidth={1.75} />} onClick={add}>
          {t(texts.addCondition)}
        </Button>
        {lines.length > 0 && (
          <Button type="text" onClick={() => change([])}>
            {t(texts.clearConditions)}
          </Button>
        )}
      </div>
    </div>
  );
};

interface LineProps {
  readonly line: Written;
  readonly fields: readonly FilterField[];
  readonly onChange: (next: Written) => void;
  readonly onRemove: () => void;
}

const Line = ({ line, fields, onChange, onRemove }: LineProps) => {
  const t = useText();
  const language = useLanguage();
  const field = fields.find(({ node }) => node === line.field);
  const operators = field?.operators ?? [];
  const chooseField = (node: string) => {
    const next = fields.find((each) => each.node === node);
    const [first] = next?.operators ?? [];
    if (first !== undefined) onChange({ key: line.key, field: node, is: first });
  };
  const chooseOperator = (is: FilterOperator) => {
    const isSame = shapeOf(is) === shapeOf(line.is);
    onChange(isSame ? { ...line, is } : { key: line.key, field: line.field, is });
  };
  return (
    <li className="filter-line">
      <Select<string>
        aria-label={t(texts.field)}
        className="filter-field"
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
        value={line.field}
        options={fields.map(({ node, title }) => ({ value: node, label: title }))}
        onChange={chooseField}
      />
      <Select<FilterOperator>
        aria-label={t(texts.operator)}
        className="filter-operator"
        popupMatchSelectWidth={false}
        value={line.is}
        options={operators.map((each) => ({ value: each, label: filterOperators[each][language] }))}
        onChange={chooseOperator}
      />
      <span className="filter-value">
        {field !== undefined && (
          <Operand
            field={field}
            operator={line.is}
            value={line.value ?? null}
            onChange={(value) => onChange({ ...line, value })}
          />
        )}
      </span>
      <button type="button" className="icon-button" aria-label={t(texts.removeCondition)} onClick={onRemove}>
        <X size={15} />
      </button>
    </li>
  );
};
