import { findUnits, unitKinds } from '@yuanliu/core/trace';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Tabs } from 'antd';
import { Boxes } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { oneOf, useListState } from '../../lib/list-state.ts';
import { usePages } from '../../lib/queries.ts';
import { useText } from '../../lib/text.ts';
import { DataTable, PageHead } from '../../ui/index.ts';
import { unitTexts } from '../unit-texts.ts';
import { FindBox } from './FindBox.tsx';
import { FoundNothing } from './FoundNothing.tsx';
import { useOpenUnit } from './open-unit.ts';
import { ReadingLine } from './ReadingLine.tsx';
import { RecentUnits } from './RecentUnits.tsx';
import { StockList } from './StockList.tsx';
import { useUnitColumns } from './unit-columns.tsx';
import { UnitFilters, unitFilters, type UnitList } from './UnitFilters.tsx';
import { useCodeTold } from './use-code-told.ts';
import '../parts/parts.css';
import './units.css';

const texts = unitTexts.find;
const typingPauseMilliseconds = 300;

/** One box that takes any code; below it everything that has an identity, and what is in stock. */
export const UnitsPage = () => {
  const t = useText();
  const list = useListState({ filters: unitFilters });
  const [typed, setTyped] = useState(list.q);
  const { open, isBusy } = useOpenUnit();
  const searchSoon = useSoon(list.search);
  useOpenFromAddress(open);
  const told = useCodeTold(typed);
  const ask = async (text: string) => {
    searchSoon.cancel();
    if (!(await open(text))) list.search(text);
  };
  return (
    <>
      <PageHead title={t(texts.title)} description={t(texts.description)} />
      <FindBox
        asked={list.q}
        isBusy={isBusy}
        onTyped={(text) => {
          setTyped(text);
          searchSoon.run(text);
        }}
        onAsk={(text) => {
          ask(text).catch(() => list.search(text));
        }}
      />
      {told !== undefined && <ReadingLine told={told} />}
      {list.q === '' && <RecentUnits />}
      {list.q === '' ? <Shelves list={list} /> : <UnitTable list={list} />}
    </>
  );
};

/** Runs once the calls pause. */
const useSoon = (work: (text: string) => void) => {
  const latest = useRef(work);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => {
    latest.current = work;
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  const cancel = () => clearTimeout(timer.current);
  return {
    cancel,
    run: (text: string) => {
      cancel();
      timer.current = setTimeout(() => latest.current(text), typingPauseMilliseconds);
    },
  };
};

/** `/units?open=<URI or code>` leads on to the unit's page, or shows what it could mean. */
const useOpenFromAddress = (open: ReturnType<typeof useOpenUnit>['open']) => {
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const navigate = useNavigate();
  const wanted = search['open'];
  const latest = useRef({ open, navigate });
  useEffect(() => {
    latest.current = { open, navigate };
  });
  useEffect(() => {
    if (typeof wanted !== 'string' || wanted === '') return;
    const { open: lead, navigate: go } = latest.current;
    const stay = () => go({ to: '/units', search: { q: wanted }, replace: true });
    lead(wanted, { replace: true })
      .then(async (isOpen) => {
        if (!isOpen) await stay();
      })
      .catch(() => stay());
  }, [wanted]);
};

const Shelves = ({ list }: { readonly list: UnitList }) => {
  const t = useText();
  const navigate = useNavigate();
  const { view }: { readonly view?: string } = useSearch({ strict: false });
  return (
    <Tabs
      className="unit-shelves"
      activeKey={view === 'stock' ? 'stock' : 'units'}
      destroyOnHidden
      onChange={(next) => {
        navigate({ to: '.', search: next === 'stock' ? { view: next } : {} }).catch(() => undefined);
      }}
      items={[
        { key: 'units', label: t(texts.all), children: <UnitTable list={list} /> },
        { key: 'stock', label: t(texts.stock), children: <StockList /> },
      ]}
    />
  );
};

const UnitTable = ({ list }: { readonly list: UnitList }) => {
  const t = useText();
  const navigate = useNavigate();
  const kind = oneOf(list.filters.kind, unitKinds);
  const units = usePages(findUnits, {
    query: {
      ...(list.q !== '' && { find: list.q }),
      ...(kind !== undefined && { kind }),
      ...(list.filters.held === 'yes' && { held: 'true' }),
    },
  });
  const columns = useUnitColumns(units.rows ?? []);
  if (list.q !== '' && units.rows?.length === 0 && !units.isOutdated) {
    return <FoundNothing asked={list.q} onClear={list.clear} />;
  }
  return (
    <DataTable
      name="trace.units"
      label={list.q === '' ? t(texts.all) : t(texts.results, { text: list.q })}
      list={list}
      rows={units}
      columns={columns}
      rowKey={({ nr }) => String(nr)}
      onOpen={({ nr }) => {
        navigate({ to: '/units/$nr', params: { nr: String(nr) } }).catch(() => undefined);
      }}
      filters={<UnitFilters list={list} />}
      empty={{
        icon: Boxes,
        title: t(texts.empty),
        text: t(texts.emptyMore),
        action: <a href="/api/docs">{t(texts.emptyAction)}</a>,
      }}
    />
  );
};
