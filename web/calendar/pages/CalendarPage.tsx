import { changeDays, readYear } from '@yuanliu/core/calendar';
import { Button } from 'antd';
import { CalendarPlus } from 'lucide-react';
import { useState } from 'react';
import { useEndpoint } from '../../lib/queries.ts';
import { useText } from '../../lib/text.ts';
import { ErrorState, Loading, PageHead } from '../../ui/index.ts';
import { YearBoard } from '../parts/YearBoard.tsx';
import { YearSwitch } from '../parts/YearSwitch.tsx';
import { texts } from '../texts.ts';
import { useShownYear } from '../use-year.ts';
import '../calendar.css';

/** A year of working days and holidays at a glance, and the weekly hours behind it. */
export const CalendarPage = () => {
  const t = useText();
  const shown = useShownYear();
  const { data, error, refetch } = useEndpoint(readYear, { params: { year: shown.year } });
  const [isSetting, setSetting] = useState(false);
  const isReadOnly = data?.can.change === false;
  const action = data?.can.change === true && (
    <Button type="primary" icon={<CalendarPlus size={16} />} onClick={() => setSetting(true)}>
      {t(texts.set)}
    </Button>
  );
  return (
    <div className="calendar">
      <PageHead
        title={t(texts.title)}
        description={isReadOnly ? t(texts.readOnly, { right: t(changeDays.text) }) : t(texts.description)}
        action={action}
      />
      <YearSwitch shown={shown} reply={data} />
      {data === undefined && error === null && <Loading rows={10} />}
      {data === undefined && error !== null && <ErrorState error={error} onRetry={() => refetch()} />}
      {data !== undefined && (
        <YearBoard
          key={data.year}
          reply={data}
          shown={shown}
          isSetting={isSetting}
          onSet={() => setSetting(false)}
        />
      )}
    </div>
  );
};
