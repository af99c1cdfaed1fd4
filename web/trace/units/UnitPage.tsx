import { readUnit, type UnitPage as Unit } from '@yuanliu/core/trace';
import { notFound } from '@yuanliu/core/platform';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Tabs } from 'antd';
import { ChevronLeft, SearchX } from 'lucide-react';
import { useEffect } from 'react';
import { ApiProblem } from '../../lib/api-problem.ts';
import { oneOf } from '../../lib/list-state.ts';
import { usePerson } from '../../lib/person.ts';
import { useEndpoint } from '../../lib/queries.ts';
import { useText } from '../../lib/text.ts';
import { EmptyState, ErrorState, Loading } from '../../ui/index.ts';
import { unitPageTexts as texts } from '../unit-page-texts.ts';
import { unitTexts } from '../unit-texts.ts';
import { ContainmentTab } from './containment/ContainmentTab.tsx';
import { TraceTab } from './genealogy/TraceTab.tsx';
import { HoldsTab } from './holds/HoldsTab.tsx';
import { MomentNotice } from './moment/MomentNotice.tsx';
import { useMoment } from './moment/use-moment.ts';
import { rememberUnit } from './recent-units.ts';
import { StockList } from './StockList.tsx';
import { StockTab } from './stock/StockTab.tsx';
import { StoryTab } from './story/StoryTab.tsx';
import { UnitHead } from './UnitHead.tsx';
import '../parts/parts.css';
import './unit-page.css';

/** One unit: what it is and where, what happened to it, what is in it, and where it came from and went. */
export const UnitPage = () => {
  const { nr = '' }: { readonly nr?: string } = useParams({ strict: false });
  const t = useText();
  return (
    <div className="unit-page">
      <Link to="/units" className="unit-back">
        <ChevronLeft size={15} strokeWidth={1.75} aria-hidden />
        {t(unitTexts.find.title)}
      </Link>
      <KnownUnit key={nr} nr={nr} />
    </div>
  );
};

const KnownUnit = ({ nr }: { readonly nr: string }) => {
  const t = useText();
  const { moment } = useMoment();
  const {
    data: unit,
    error,
    refetch,
  } = useEndpoint(readUnit, {
    params: { id: nr },
    query: moment === undefined ? {} : { asOf: moment },
  });
  useRemember(unit);
  if (unit === undefined && error instanceof ApiProblem && error.code === notFound.code) {
    return <EmptyState icon={SearchX} title={t(texts.notFound)} text={t(texts.notFoundMore)} />;
  }
  if (unit === undefined && error !== null) return <ErrorState error={error} onRetry={() => refetch()} />;
  if (unit === undefined) return <Loading rows={10} />;
  return (
    <>
      <UnitHead unit={unit} />
      <MomentNotice unit={unit} />
      {unit.kind === 'class' ? <ProductStock uri={unit.uri} /> : <UnitTabs unit={unit} />}
    </>
  );
};

/** Of a product there is no story and no trace, only what lies where of its lots. */
const ProductStock = ({ uri }: { readonly uri: string }) => {
  const t = useText();
  return (
    <section className="product-stock">
      <h2>{t(unitTexts.find.stock)}</h2>
      <StockList product={uri} />
    </section>
  );
};

const useRemember = (unit: Unit | undefined) => {
  const { id } = usePerson();
  useEffect(() => {
    if (unit !== undefined) rememberUnit(id, unit);
  }, [id, unit]);
};

const tabs = ['story', 'contents', 'stock', 'holds', 'trace'] as const;

const UnitTabs = ({ unit }: { readonly unit: Unit }) => {
  const t = useText();
  const navigate = useNavigate();
  const { moment } = useMoment();
  const { tab }: { readonly tab?: string } = useSearch({ strict: false });
  const nr = String(unit.nr);
  const holds = unit.holds.length + unit.hidden.holds;
  const things = unit.contentCount + unit.hidden.contents;
  const children: Readonly<Record<(typeof tabs)[number], React.ReactNode>> = {
    story: <StoryTab nr={nr} isPartlyHidden={unit.isPartlyHidden} />,
    contents: <ContainmentTab unit={unit} />,
    stock: <StockTab unit={unit} />,
    holds: <HoldsTab unit={unit} />,
    trace: <TraceTab uri={unit.uri} />,
  };
  const counts: Readonly<Partial<Record<(typeof tabs)[number], number>>> = { contents: things, holds };
  return (
    <Tabs
      activeKey={oneOf(tab, tabs) ?? 'story'}
      destroyOnHidden
      onChange={(next) => {
        const search = { at: moment, tab: next === 'story' ? undefined : next };
        navigate({ to: '.', search }).catch(() => undefined);
      }}
      items={tabs.map((key) => ({
        key,
        label: (counts[key] ?? 0) > 0 ? `${t(texts.tabs[key])} ${counts[key]}` : t(texts.tabs[key]),
        children: children[key],
      }))}
    />
  );
};
