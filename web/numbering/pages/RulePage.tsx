import { changeRules, readRule } from '@yuanliu/core/numbering';
import { Link, useParams } from '@tanstack/react-router';
import { ChevronLeft } from 'lucide-react';
import { useState } from 'react';
import { useCan } from '../../lib/person.ts';
import { useEndpoint } from '../../lib/queries.ts';
import { useText } from '../../lib/text.ts';
import { ErrorState, Loading, PageHead } from '../../ui/index.ts';
import { RuleForm } from '../parts/RuleForm.tsx';
import { texts } from '../texts.ts';
import '../parts/numbering.css';

/** One serial rule, or a new one: what its numbers are made of, and the numbers it gives next. */
export const RulePage = () => {
  const params: { readonly id?: string } = useParams({ strict: false });
  return params.id === undefined || params.id === 'new' ? <NewRule /> : <KnownRule id={params.id} />;
};

const Back = () => {
  const t = useText();
  return (
    <Link to="/numbering" className="rule-back">
      <ChevronLeft size={15} strokeWidth={1.75} aria-hidden />
      {t(texts.back)}
    </Link>
  );
};

const NewRule = () => {
  const t = useText();
  const mayChange = useCan()(changeRules);
  return (
    <>
      <Back />
      <PageHead title={t(texts.createTitle)} />
      <RuleForm key="new" rule={undefined} mayChange={mayChange} onSaved={() => undefined} />
    </>
  );
};

const KnownRule = ({ id }: { readonly id: string }) => {
  const t = useText();
  // What somebody else saves meanwhile must not take away what is being typed: only one's own saving starts anew.
  const [saves, setSaves] = useState(0);
  const { data, error, refetch } = useEndpoint(readRule, { params: { id } });
  return (
    <>
      <Back />
      <PageHead
        title={data?.name ?? t(texts.title)}
        description={data !== undefined && <span className="code">{data.key}</span>}
      />
      {data === undefined && error === null && <Loading rows={8} />}
      {data === undefined && error !== null && <ErrorState error={error} onRetry={() => refetch()} />}
      {data !== undefined && (
        <RuleForm
          key={`${id} ${saves}`}
          rule={data}
          mayChange={data.can.change}
          onSaved={() => setSaves(saves + 1)}
        />
      )}
    </>
  );
};
