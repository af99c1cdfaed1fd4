import { systemFields } from '@yuanliu/core/forms';
import { ArrowDown, ArrowUp } from 'lucide-react';
import type { KeyboardEvent, PointerEvent } from 'react';
import { useText } from '../../lib/text.ts';
import type { ListColumn } from './list-columns.ts';
import { listTexts as texts } from './list-texts.ts';

interface HeadCellProps {
  readonly column?: ListColumn;
  /** What the titles of the records are called; `column` is absent then. */
  readonly name?: string | undefined;
  readonly sort: string;
  readonly onSort: (sort: string) => void;
  readonly onWidth?: (key: string, width: number) => void;
}

const least = 60;
const step = 20;

/** The head of a column: sorts, and is drawn wider or narrower at its edge. */
export const HeadCell = ({ column, name, sort, onSort, onWidth }: HeadCellProps) => {
  const t = useText();
  const key = column?.key ?? 'title';
  const title = column?.title ?? name ?? t(systemFields.title);
  const isSorted = sort.replace('-', '') === key;
  const isDescending = sort.startsWith('-');
  const Arrow = isDescending ? ArrowDown : ArrowUp;
  const ariaSort = isDescending ? 'descending' : 'ascending';
  return (
    <th
      scope="col"
      className={column?.isNumber === true ? 'is-number' : ''}
      {...(isSorted && { 'aria-sort': ariaSort })}
    >
      {column?.isSortable === false ? (
        <span className="head-title">{title}</span>
      ) : (
        <button
          type="button"
          className="head-title"
          onClick={() => onSort(isSorted && !isDescending ? `-${key}` : key)}
        >
          {title}
          {isSorted && <Arrow size={13} strokeWidth={2} />}
        </button>
      )}
      {column !== undefined && onWidth !== undefined && (
        <Edge title={title} width={column.width} onWidth={(width) => onWidth(key, Math.max(least, width))} />
      )}
    </th>
  );
};

interface EdgeProps {
  readonly title: string;
  readonly width: number;
  readonly onWidth: (width: number) => void;
}

const Edge = ({ title, width, onWidth }: EdgeProps) => {
  const t = useText();
  const drag = (event: PointerEvent<HTMLElement>) => {
    const { currentTarget, clientX: from, pointerId } = event;
    event.preventDefault();
    currentTarget.setPointerCapture(pointerId);
    const move = ({ clientX }: globalThis.PointerEvent) => onWidth(Math.round(width + clientX - from));
    currentTarget.addEventListener('pointermove', move);
    currentTarget.addEventListener(
      'lostpointercapture',
      () => currentTarget.removeEventListener('pointermove', move),
      { once: true },
    );
  };
  const press = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -step, ArrowRight: step }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    onWidth(width + by);
  };
  return (
    <button
      type="button"
      className="head-edge"
      aria-label={t(texts.resize, { column: title })}
      onPointerDown={drag}
      onKeyDown={press}
    />
  );
};
