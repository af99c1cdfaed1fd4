import { Button, Input, Popover, Radio } from 'antd';
import { SlidersHorizontal } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { oneOf } from '../../../lib/list-state.ts';
import { useText } from '../../../lib/text.ts';
import { eventTexts } from '../../event-texts.ts';
import { TypeSelect, VocabularySelect } from './EventSelects.tsx';
import { type EventList, onlyKinds } from './event-list.ts';

const texts = eventTexts.filters;

/** The filters that are asked for less often: kind, disposition, place, document, and what alone is shown. */
export const MoreFilters = ({ list }: { readonly list: EventList }) => {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover
      open={isOpen}
      trigger="click"
      placement="bottomLeft"
      onOpenChange={setOpen}
      content={<Fields list={list} onDone={() => setOpen(false)} />}
    >
      <Button icon={<SlidersHorizontal size={15} strokeWidth={1.75} />} aria-expanded={isOpen}>
        {t(texts.more)}
      </Button>
    </Popover>
  );
};

interface FieldsProps {
  readonly list: EventList;
  readonly onDone: () => void;
}

const Fields = ({ list, onDone }: FieldsProps) => {
  const t = useText();
  return (
    <div className="event-more">
      <Labelled label={t(texts.only)}>
        <Radio.Group
          value={oneOf(list.filters.only, onlyKinds) ?? 'all'}
          onChange={({ target: { value } }) => list.filter('only', oneOf(String(value), onlyKinds))}
          options={[
            { value: 'all', label: t(texts.all) },
            ...onlyKinds.map((kind) => ({ value: kind, label: t(texts[kind]) })),
          ]}
        />
      </Labelled>
      <TypedFilter list={list} name="document" hint={t(texts.documentHint)} />
      <TypedFilter list={list} name="place" hint={t(texts.placeHint)} />
      <Labelled label={t(texts.disposition)}>
        <VocabularySelect list={list} name="disposition" vocabulary="disposition" />
      </Labelled>
      <Labelled label={t(texts.type)}>
        <TypeSelect list={list} />
      </Labelled>
      <Button type="primary" className="event-more-done" onClick={onDone}>
        {t(texts.apply)}
      </Button>
    </div>
  );
};

const Labelled = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <div className="event-more-field">
    <span aria-hidden>{label}</span>
    {children}
  </div>
);

interface TypedFilterProps {
  readonly list: EventList;
  readonly name: 'document' | 'place';
  readonly hint: string;
}

/** A number that is typed or scanned; it is asked for when it is whole. */
const TypedFilter = ({ list: { filters, filter }, name, hint }: TypedFilterProps) => {
  const t = useText();
  const set = (typed: string): void => {
    const value = typed.trim() === '' ? undefined : typed.trim();
    if (value !== filters[name]) filter(name, value);
  };
  return (
    <Labelled label={t(texts[name])}>
      <Input
        key={filters[name] ?? ''}
        aria-label={t(texts[name])}
        placeholder={hint}
        defaultValue={filters[name] ?? ''}
        maxLength={500}
        allowClear
        onPressEnter={({ currentTarget }) => set(currentTarget.value)}
        onBlur={({ currentTarget }) => set(currentTarget.value)}
      />
    </Labelled>
  );
};
