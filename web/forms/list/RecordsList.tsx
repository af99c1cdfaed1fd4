import { listRecords, type RecordRow, textIn } from '@yuanliu/core/forms';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { ChevronLeft, FilePlus2, Inbox, PencilRuler, Plus, Trash2 } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useIsPhone } from '../../lib/media.ts';
import { useLanguage } from '../../lib/preferences.ts';
import { usePages } from '../../lib/queries.ts';
import { useText } from '../../lib/text.ts';
import { BulkBar } from '../../ui/table/BulkBar.tsx';
import { TableSkeleton } from '../../ui/table/TableSkeleton.tsx';
import { EmptyState, ErrorState, PageHead, RefusedRows } from '../../ui/index.ts';
import { FillingContext } from '../field-types/filling-context.ts';
import type { FormInUse } from '../filling/form-in-use.ts';
import type { NamesBook } from '../filling/names-book.ts';
import { useFormFilling } from '../filling/use-form-filling.ts';
import { useKey } from '../parts/use-key.ts';
import { RecordView } from '../record/RecordView.tsx';
import { formTexts } from '../form-texts.ts';
import { filterFields } from './filter-fields.ts';
import { type ListPlace, recordQueryOf, useListPlace } from './list-address.ts';
import { type ChosenColumns, titleField, useColumnChoice, useListColumns } from './list-columns.ts';
import { listTexts as texts } from './list-texts.ts';
import { ListFoot } from './ListFoot.tsx';
import { ListTools } from './ListTools.tsx';
import { RecordCards } from './RecordCards.tsx';
import { RecordTable } from './RecordTable.tsx';
import { useBulk } from './use-bulk.ts';
import { useIsWide } from './use-is-wide.ts';
import { ViewBar } from './ViewBar.tsx';
import '../../ui/table/table.css';
import './list.css';

/** Whoever leaves need not wait for the next page. */
const leave = (going: Promise<void>): void => {
  going.catch(() => undefined);
};

/** The records of a form: searched, narrowed, sorted, kept as views; on a wide screen one opens beside them. */
export const RecordsList = ({ form }: { readonly form: FormInUse }) => {
  const language = useLanguage();
  const navigate = useNavigate();
  const place = useListPlace();
  const isWide = useIsWide();
  const { filling, names } = useFormFilling(form);
  const columns = useListColumns(form, filling);
  const chosen = useColumnChoice(form.key, columns);
  const records = usePages(listRecords, {
    params: { form: form.key },
    query: { limit: 50, ...recordQueryOf(place), sort: place.sort },
  });
  useNames(names, records.first?.names);
  const may = (action: FormInUse['access']['actions'][number]) => form.access.actions.includes(action);
  const create = () => leave(navigate({ to: '/forms/$form/new', params: { form: form.key } }));
  useKey('n', may('create') ? create : undefined);
  const fields = useMemo(() => filterFields(form, filling, language), [form, filling, language]);
  const opened = isWide ? place.record : undefined;
  const open = ({ id }: RecordRow) => {
    if (isWide) place.go({ record: id }, place.record === undefined);
    else leave(navigate({ to: '/forms/$form/records/$id', params: { form: form.key, id } }));
  };
  const close = () => place.go({ record: undefined }, false);
  useKey('Escape', opened === undefined ? undefined : close);
  useBesideKeys(records.rows ?? [], opened, open);
  return (
    <FillingContext value={filling}>
      <div className={opened === undefined ? 'records' : 'records is-split'}>
        <div className="records-list">
          <Head form={form} isBeside={opened !== undefined} onCreate={may('create') ? create : undefined} />
          {opened === undefined && <ViewBar form={form.key} place={place} chosen={chosen} />}
          <Records
            form={form}
            place={place}
            records={records}
            chosen={chosen}
            opened={opened}
            onOpen={open}
            onCreate={may('create') ? create : undefined}
            tools={
              <ListTools
                place={place}
                fields={fields}
                columns={columns}
                chosen={chosen}
                mayRestore={may('delete')}
                isNarrow={opened !== undefined}
              />
            }
          />
        </div>
        {opened !== undefined && (
          <div className="records-beside">
            <RecordView key={opened} form={form} id={opened} isBeside onClose={close} onGone={close} />
          </div>
        )}
      </div>
    </FillingContext>
  );
};

/** Writes what ids are called into the book as pages of the list come in. */
const useNames = (book: NamesBook, told: Readonly<Record<string, string>> | undefined): void => {
  useEffect(() => {
    if (told !== undefined) book.add(told);
  }, [book, told]);
};

interface HeadProps {
  readonly form: FormInUse;
  readonly isBeside: boolean;
  readonly onCreate: (() => void) | undefined;
}

const Head = ({ form, isBeside, onCreate }: HeadProps) => {
  const t = useText();
  const language = useLanguage();
  const action = (
    <>
      {form.access.actions.includes('design') && (
        <Link to="/designer/$form" params={{ form: form.key }} className="button button-quiet">
          <PencilRuler size={15} strokeWidth={1.75} />
          {t(texts.design)}
        </Link>
      )}
      {onCreate !== undefined && (
        <Button type="primary" icon={<Plus size={16} strokeWidth={1.75} />} onClick={onCreate}>
          {t(texts.create)}
        </Button>
      )}
    </>
  );
  return (
    <>
      <Link to="/forms" className="record-back">
        <ChevronLeft size={15} strokeWidth={1.75} />
        {t(formTexts.title)}
      </Link>
      <PageHead title={textIn(form.definition.name, language)} {...(!isBeside && { action })} />
    </>
  );
};

/** J and K go through the list while a record is open beside it. */
const useBesideKeys = (
  rows: readonly RecordRow[],
  opened: string | undefined,
  open: (row: RecordRow) => void,
): void => {
  const at = rows.findIndex(({ id }) => id === opened);
  const go = (step: number) => {
    const next = rows[at + step];
    if (next === undefined) return;
    open(next);
    document.querySelector(`[data-record="${next.id}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  useKey('j', at < 0 ? undefined : () => go(1));
  useKey('k', at < 0 ? undefined : () => go(-1));
};

interface RecordsProps {
  readonly form: FormInUse;
  readonly place: ListPlace;
  readonly records: ReturnType<typeof usePages<typeof listRecords>>;
  readonly chosen: ChosenColumns;
  readonly opened: string | undefined;
  readonly onOpen: (row: RecordRow) => void;
  readonly onCreate: (() => void) | undefined;
  readonly tools: React.ReactNode;
}

const Records = (props: RecordsProps) => {
  const { form, place, records, chosen, opened, onOpen, onCreate, tools } = props;
  const t = useText();
  const language = useLanguage();
  const isPhone = useIsPhone();
  const [ids, setIds] = useState<readonly string[]>([]);
  const bulk = useBulk(form.key, place.isBin);
  const rows = records.rows ?? [];
  const naming = titleField(form);
  const mayTick = form.access.actions.includes('delete') && opened === undefined;
  const present = rows.filter(({ id }) => ids.includes(id));
  const ticked = mayTick ? { ids: present.map(({ id }) => id), change: setIds } : undefined;
  const body = () => {
    if (records.rows === undefined)
      return records.error === null ? (
        <TableSkeleton />
      ) : (
        <ErrorState error={records.error} onRetry={records.retry} />
      );
    if (records.rows.length === 0) return <Nothing place={place} onCreate={onCreate} />;
    return isPhone || opened !== undefined ? (
      <RecordCards rows={rows} columns={chosen.shown} opened={opened} onOpen={onOpen} ticked={ticked} />
    ) : (
      <RecordTable
        label={textIn(form.definition.name, language)}
        titleLabel={naming === undefined ? undefined : textIn(naming.field.label, language)}
        rows={rows}
        columns={chosen.shown}
        sort={place.sort}
        onSort={(sort) => place.go({ sort })}
        onWidth={(key, width) =>
          chosen.choose({ ...chosen.choice, widths: { ...chosen.choice.widths, [key]: width } })
        }
        onOpen={onOpen}
        ticked={ticked}
      />
    );
  };
  return (
    <div className={records.isOutdated ? 'data-table is-outdated' : 'data-table'}>
      {present.length > 0 ? (
        <BulkBar rows={present} actions={bulk.actions} onClear={() => setIds([])} />
      ) : (
        tools
      )}
      {place.isBin && <p className="bin-note">{t(texts.binNote)}</p>}
      {body()}
      {rows.length > 0 && <ListFoot form={form.key} address={place} source={records} />}
      {bulk.refused !== undefined && (
        <RefusedRows title={bulk.refused.title} refused={bulk.refused.rows} onClose={bulk.forget} />
      )}
    </div>
  );
};

const Nothing = ({ place, onCreate }: Pick<RecordsProps, 'place' | 'onCreate'>) => {
  const t = useText();
  if (place.isFiltered)
    return (
      <EmptyState
        title={t(texts.noMatch)}
        text={t(texts.noMatchMore)}
        action={
          <Button onClick={() => place.go({ q: '', filter: [], state: undefined, match: 'all' })}>
            {t(texts.clear)}
          </Button>
        }
      />
    );
  if (place.isBin) return <EmptyState icon={Trash2} title={t(texts.emptyBin)} />;
  if (onCreate === undefined)
    return <EmptyState icon={Inbox} title={t(texts.empty)} text={t(texts.emptyNoCreate)} />;
  return (
    <EmptyState
      icon={FilePlus2}
      title={t(texts.empty)}
      text={t(texts.emptyMore)}
      action={
        <Button type="primary" icon={<Plus size={16} strokeWidth={1.75} />} onClick={onCreate}>
          {t(texts.create)}
        </Button>
      }
    />
  );
};
