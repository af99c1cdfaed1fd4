import type { CaptureJob } from '@yuanliu/core/trace';
import { useLanguage } from '../../lib/preferences.ts';
import { useText } from '../../lib/text.ts';
import { formatNumber } from '../../lib/time.ts';
import { type Column, CopyId, TimeAgo } from '../../ui/index.ts';
import { ledgerTexts } from '../ledger-texts.ts';
import { CaptureState } from './CaptureState.tsx';

const texts = ledgerTexts.captures;

/** The columns of captures: when, what came of it, and its counts. */
export const useCaptureColumns = (): Column<CaptureJob>[] => {
  const t = useText();
  const language = useLanguage();
  const count = (value: number | null) =>
    value === null ? (
      ''
    ) : value === 0 ? (
      <span className="ledger-nothing">0</span>
    ) : (
      formatNumber(value, language)
    );
  return [
    {
      key: 'received',
      title: t(texts.received),
      width: 150,
      onPhone: 'title',
      render: ({ createdAt }) => <TimeAgo at={createdAt} />,
    },
    {
      key: 'state',
      title: t(texts.state),
      onPhone: 'side',
      render: (job) => <CaptureState job={job} />,
    },
    {
      key: 'events',
      title: t(texts.events),
      width: 120,
      isNumber: true,
      render: (job) => count(job['yuanliu:progress'].events),
    },
    {
      key: 'recorded',
      title: t(texts.recorded),
      width: 120,
      isNumber: true,
      render: (job) => count(job['yuanliu:progress'].recorded),
    },
    {
      key: 'duplicates',
      title: t(texts.duplicates),
      width: 130,
      isNumber: true,
      render: (job) => count(job['yuanliu:progress'].duplicates),
    },
    {
      key: 'errors',
      title: t(texts.errors),
      width: 100,
      isNumber: true,
      render: ({ errors }) =>
        errors.length === 0 ? (
          count(0)
        ) : (
          <span className="ledger-errors">{formatNumber(errors.length, language)}</span>
        ),
    },
    {
      key: 'counts',
      title: t(texts.counts),
      isOptional: true,
      onPhone: 'note',
      render: ({ errors, 'yuanliu:progress': { events, recorded } }) =>
        t(texts.counted, {
          events: events ?? '–',
          recorded: formatNumber(recorded, language),
          errors: formatNumber(errors.length, language),
        }),
    },
    {
      key: 'id',
      title: t(texts.id),
      width: 150,
      render: ({ captureID }) => <CopyId value={captureID} />,
    },
  ];
};
