import { recordStates, type RecordState } from '@yuanliu/core/forms';
import { Badge, Button, Checkbox, Popover, Select } from 'antd';
import { ArrowDown, ArrowUp, Columns3, ListFilter, Trash2, Undo2 } from 'lucide-react';
import { useText } from '../../lib/text.ts';
import { useIsPhone } from '../../lib/media.ts';
import { SearchBox } from '../../ui/index.ts';
import { recordTexts } from '../record-texts.ts';
import { FilterBuilder } from './FilterBuilder.tsx';
import type { FilterField } from './filter-fields.ts';
import type { ListPlace } from './list-address.ts';
import type { ChosenColumns, ListColumn } from './list-columns.ts';
import { listTexts as texts } from './list-texts.ts';

interface ListToolsProps {
  readonly place: ListPlace;
  readonly fields: readonly FilterField[];
  readonly columns: readonly ListColumn[];
  readonly chosen: ChosenColumns;
  readonly mayRestore: boolean;
  /** Beside an open record there is room for the search and the filters alone. */
  readonly isNarrow: boolean;
}

/** The line above the records: search, filters, state; columns and the recycle bin at its end. */
export const ListTools = ({ place, fields, columns, chosen, mayRestore, isNarrow }: ListToolsProps) => {
  const t = useText();
  const isPhone = useIsPhone();
  const icon = { size: 16, strokeWidth: 1.75 };
  const count = place.filter.length;
  return (
    <div className="table-tools">
      <SearchBox value={place.q} onSearch={(q) => place.go({ q }, false)} hint={t(texts.searchHint)} />
      <Popover
        trigger="click"
        placement="bottomLeft"
        arrow={false}
        destroyOnHidden
        content={<FilterBuilder place={place} fields={fields} />}
      >
        <Badge count={count} size="small" color="var(--primary)">
          <Button icon={<ListFilter {...icon} />}>{t(texts.filter)}</Button>
        </Badge>
      </Popover>
      {!isNarrow && (
        <Select<RecordState | null>
          aria-label={t(texts.state)}
          className="list-state"
          allowClear
          placeholder={t(texts.anyState)}
          value={place.state ?? null}
          options={recordStates.map((state) => ({ value: state, label: t(recordTexts.states[state]) }))}
          onChange={(state?: RecordState | null) => place.go({ state: state ?? undefined })}
        />
      )}
      <span className="table-tools-end">
        {mayRestore && !isNarrow && (
          <Button
            type="text"
            icon={place.isBin ? <Undo2 {...icon} /> : <Trash2 {...icon} />}
            onClick={() => place.go({ isBin: !place.isBin, record: undefined })}
          >
            {t(place.isBin ? texts.leaveBin : texts.bin)}
          </Button>
        )}
        {!isPhone && !isNarrow && <ColumnChooser columns={columns} chosen={chosen} />}
      </span>
    </div>
  );
};

const ColumnChooser = ({ columns, chosen }: Pick<ListToolsProps, 'columns' | 'chosen'>) => {
  const t = useText();
  const { shown, choice, choose } = chosen;
  const keys = shown.map(({ key }) => key);
  const rest = columns.filter(({ key }) => !keys.includes(key));
  const set = (next: readonly string[]) => choose({ ...choice, keys: next });
  const move = (key: string, by: number) => {
    const at = keys.indexOf(key);
    const next = keys.filter((each) => each !== key);
    set([...next.slice(0, at + by), key, ...next.slice(at + by)]);
  };
  const list = (
    <div className="column-list">
      <ul>
        {shown.map(({ key, title }, index) => (
          <li key={key}>
            <Checkbox
              checked
              disabled={keys.length === 1}
              onChange={() => set(keys.filter((each) => each !== key))}
            >
              {title}
            </Checkbox>
            <MoveButtons
              title={title}
              isFirst={index === 0}
              isLast={index === shown.length - 1}
              onMove={(by) => move(key, by)}
            />
          </li>
        ))}
        {rest.map(({ key, title }) => (
          <li key={key}>
            <Checkbox checked={false} onChange={() => set([...keys, key])}>
              {title}
            </Checkbox>
          </li>
        ))}
      </ul>
      <Button type="text" size="small" onClick={() => choose({ keys: [], widths: {} })}>
        {t(texts.columnsReset)}
      </Button>
    </div>
  );
  return (
    <Popover trigger="click" placement="bottomRight" arrow={false} content={list}>
      <Button type="text" icon={<Columns3 size={16} strokeWidth={1.75} />}>
        {t(texts.columns)}
      </Button>
    </Popover>
  );
};

interface MoveButtonsProps {
  readonly title: string;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onMove: (by: 1 | -1) => void;
}

const MoveButtons = ({ title, isFirst, isLast, onMove }: MoveButtonsProps) => {
  const t = useText();
  return (
    <span>
      <button
        type="button"
        className="icon-button"
        aria-label={`${title} ${t(texts.columnUp)}`}
        disabled={isFirst}
        onClick={() => onMove(-1)}
      >
        <ArrowUp size={14} />
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label={`${title} ${t(texts.columnDown)}`}
        disabled={isLast}
        onClick={() => onMove(1)}
      >
        <ArrowDown size={14} />
      </button>
    </span>
  );
};
