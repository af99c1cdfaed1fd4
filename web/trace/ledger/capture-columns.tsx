import type { CaptureJob } from '@yuanliu/core/trace';
import { useLanguage } from '../../lib/preferences.ts';
import { useText } from '../../lib/text.ts';
import { formatNumber } from '../../lib/time.ts';
import { type Column, CopyId, TimeAgo } from '../../ui/index.ts';
import { ledgerTexts } from '../ledger-texts.ts';
import { CaptureState } from './CaptureState.tsx';

const texts = ledgerTexts.captures;

const Count = ({ of }: { readonly of: number | null }) => {
  const language = useLanguage();
  if (of === null) return null;
  return <span className={of === 0 ? 'ledger-nothing' : undefined}>{formatNumber(of, language)}</span>;
};

const Counts = ({ job: { errors, 'yuanliu:progress': progress } }: { readonly job: CaptureJob }) => {
  const t = useText();
  const language = useLanguage();
  return t(texts.counted, {
    events: progress.events === null ? '–' : formatNumber(progress.events, language),
    recorded: formatNumber(progress.recorded, language),
    errors: formatNumber(errors.length, language),
  });
};

const columns = [
  {
    key: 'received',
    width: 150,
    onPhone: 'title',
    render: ({ createdAt }) => <TimeAgo at={createdAt} />,
  },
  { key: 'state', onPhone: 'side', render: (job) => <CaptureState job={job} /> },
  {
    key: 'events',
    width: 120,
    isNumber: true,
    render: (job) => <Count of={job['yuanliu:progress'].events} />,
  },
  {
    key: 'recorded',
    width: 120,
    isNumber: true,
    render: (job) => <Count of={job['yuanliu:progress'].recorded} />,
  },
  {
    key: 'duplicates',
    width: 130,
    isNumber: true,
    render: (job) => <Count of={job['yuanliu:progress'].duplicates} />,
  },
  {
    key: 'errors',
    width: 100,
    isNumber: true,
    render: ({ errors }) => (
      <span className={errors.length === 0 ? undefined : 'ledger-errors'}>
        <Count of={errors.length} />
      </span>
    ),
  },
  { key: 'counts', isOptional: true, onPhone: 'note', render: (job) => <Counts job={job} /> },
  { key: 'id', width: 150, render: ({ captureID }) => <CopyId value={captureID} /> },
] as const satisfies readonly Omit<Column<CaptureJob>, 'title'>[];

/** The columns of captures: when, what came of it, and its counts. */
export const useCaptureColumns = (): Column<CaptureJob>[] => {
  const t = useText();
  return columns.map((column) => ({ ...column, title: t(texts[column.key]) }));
};
