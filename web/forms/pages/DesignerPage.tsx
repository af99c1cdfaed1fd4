import { readAround, readForm } from '@yuanliu/core/forms';
import { useParams } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../lib/call.ts';
import { ErrorState, Loading } from '../../ui/index.ts';
import { DesignerDesk } from '../designer/DesignerDesk.tsx';
import '../designer/designer.css';
import '../designer/canvas.css';
import '../designer/rules.css';
import '../designer/designs.css';

const load = async (form: string) => {
  const params = { form };
  const [drawn, surroundings] = await Promise.all([call(readForm, { params }), call(readAround, { params })]);
  return { drawn, surroundings };
};

/** The designer of one form. */
export const DesignerPage = () => {
  const { form = '' }: { readonly form?: string } = useParams({ strict: false });
  const [round, setRound] = useState(0);
  // Loaded once: what somebody else saves meanwhile must not take away what is being drawn.
  const { data, error, refetch } = useQuery({
    queryKey: ['forms.designer', form, round],
    queryFn: () => load(form),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  if (data === undefined)
    return error === null ? <Loading rows={8} /> : <ErrorState error={error} onRetry={() => refetch()} />;
  return (
    <DesignerDesk
      key={`${form} ${round}`}
      form={data.drawn}
      surroundings={data.surroundings}
      onReload={() => setRound(round + 1)}
    />
  );
};
