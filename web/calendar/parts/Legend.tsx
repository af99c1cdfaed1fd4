import { useText } from '../../lib/text.ts';
import { texts } from '../texts.ts';
import type { DayLook } from '../year-view.ts';

const looks: readonly DayLook[] = ['ordinary', 'rest', 'holiday', 'worked', 'hours'];

/** What the signs of the days mean. */
export const Legend = () => {
  const t = useText();
  return (
    <ul className="legend" aria-label={t(texts.legend)}>
      {looks.map((look) => (
        <li key={look}>
          <span className={`day day-${look}`} aria-hidden="true">
            <span className="day-number">8</span>
            {look !== 'ordinary' && look !== 'rest' && (
              <span className="day-mark">{t(texts.marks[look])}</span>
            )}
          </span>
          {t(texts.looks[look])}
        </li>
      ))}
    </ul>
  );
};
