import type { Delivery, DeliveryState } from '@yuanliu/core/messages';
import { Button } from 'antd';
import { useText } from '../../lib/text.ts';
import { type Column, type Meaning, StatusTag, TimeAgo } from '../../ui/index.ts';
import { texts } from '../texts.ts';

const words = texts.deliveries;

const meanings: Readonly<Record<DeliveryState, Meaning>> = {
  waiting: 'wait',
  sent: 'good',
  skipped: 'off',
  failed: 'bad',
};

/** The columns of the delivery log. */
export const useDeliveryColumns = (retry: (row: Delivery) => Promise<boolean>): Column<Delivery>[] => {
  const t = useText();
  return [
    {
      key: 'createdAt',
      title: t(words.time),
      width: 140,
      onPhone: 'note',
      render: ({ createdAt }) => <TimeAgo at={createdAt} />,
    },
    { key: 'user', title: t(words.user), width: 120, onPhone: 'title', render: ({ user }) => user.name },
    { key: 'kind', title: t(words.kind), onPhone: 'note', render: ({ kind }) => t(kind.text) },
    {
      key: 'channel',
      title: t(words.channel),
      width: 90,
      onPhone: 'note',
      render: ({ channel }) => t(channel.text),
    },
    {
      key: 'state',
      title: t(words.state),
      width: 110,
      onPhone: 'side',
      render: ({ state }) => <StatusTag meaning={meanings[state]}>{t(words[state])}</StatusTag>,
    },
    {
      key: 'reason',
      title: t(words.reason),
      onPhone: 'note',
      render: (row) => <Reason delivery={row} />,
    },
    { key: 'address', title: t(words.address), isOptional: true, render: ({ address }) => address ?? '' },
    {
      key: 'attempts',
      title: t(words.attempts),
      width: 90,
      isNumber: true,
      isOptional: true,
      render: ({ attempts }) => attempts,
    },
    {
      key: 'retry',
      title: '',
      width: 90,
      onPhone: 'side',
      render: (row) =>
        row.can.retry && (
          <Button size="small" onClick={() => retry(row)}>
            {t(words.retry)}
          </Button>
        ),
    },
  ];
};

const Reason = ({ delivery: { reason, nextAttemptAt, state, address } }: { readonly delivery: Delivery }) => {
  const t = useText();
  return (
    <span className="delivery-reason">
      {reason === null ? (address ?? '') : t(reason)}
      {state === 'waiting' && nextAttemptAt !== null && (
        <>
          {reason !== null && ' '}
          {t(words.nextAttempt)}
          <TimeAgo at={nextAttemptAt} />
        </>
      )}
    </span>
  );
};
