import { type AnomalyView, anomalyKinds } from '@yuanliu/core/trace';
import { useText } from '../../lib/text.ts';
import { type Column, TimeAgo } from '../../ui/index.ts';
import { anomalyTexts as texts } from '../anomaly-texts.ts';
import { Sentence } from '../parts/Sentence.tsx';
import { UnitRefLink } from '../parts/UnitRefLink.tsx';
import { AnomalyStateTag } from './AnomalyStateTag.tsx';

/** The columns of the list of anomalies. */
export const useAnomalyColumns = (): readonly Column<AnomalyView>[] => {
  const t = useText();
  return [
    {
      key: 'what',
      title: t(texts.what),
      onPhone: 'title',
      render: ({ kind, text }) => (
        <span className="anomaly-what">
          <b>{t(anomalyKinds[kind].name)}</b>
          <span>
            <Sentence text={t(text)} />
          </span>
        </span>
      ),
    },
    {
      key: 'unit',
      title: t(texts.unit),
      width: 230,
      onPhone: 'note',
      render: ({ unit }) => <UnitRefLink unit={unit} withProduct />,
    },
    {
      key: 'state',
      title: t(texts.state),
      width: 116,
      onPhone: 'note',
      render: (anomaly) => <AnomalyStateTag anomaly={anomaly} />,
    },
    {
      key: 'raised',
      title: t(texts.raised),
      width: 130,
      onPhone: 'note',
      render: ({ raisedAt }) => <TimeAgo at={raisedAt} />,
    },
  ];
};
