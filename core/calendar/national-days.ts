import { addDays, type Day, type Text } from '../platform/index.ts';
import type { CalendarDay } from './work-calendar.ts';

/** The holidays of one year as far as the state has settled them. */
export interface NationalYear {
  readonly year: number;
  /** False until the State Council has published the year's arrangement: bridges and make-up days are missing. */
  readonly announced: boolean;
  /** The notice, or the law where only the law speaks. */
  readonly source: string;
  readonly days: readonly CalendarDay[];
}

const newYear = { zh: '元旦', en: 'New Year' };
const spring = { zh: '春节', en: 'Spring Festival' };
const qingming = { zh: '清明节', en: 'Qingming' };
const labour = { zh: '劳动节', en: 'Labour Day' };
const dragonBoat = { zh: '端午节', en: 'Dragon Boat Festival' };
const midAutumn = { zh: '中秋节', en: 'Mid-Autumn Festival' };
const nationalDay = { zh: '国庆节', en: 'National Day' };

type Festival = readonly [name: Text, first: string, last: string, ...makeUp: string[]];

interface Arrangement {
  readonly year: number;
  readonly announced: boolean;
  readonly source: string;
  /** Days as `MM-dd`: first and last day off, then the days worked instead. */
  readonly festivals: readonly Festival[];
}

/**
 * The arrangements that the State Council's General Office publishes each autumn for the next year (国务院办公厅关于
 * 部分节假日安排的通知). Transcribed from the data of chinese-days 1.5.7 (MIT) and its quotations of the notices.
 */
const arrangements: readonly Arrangement[] = [
  {
    year: 2024,
    announced: true,
    source: 'https://www.gov.cn/zhengce/content/202310/content_6911527.htm',
    festivals: [
      [newYear, '01-01', '01-01'],
      [spring, '02-10', '02-17', '02-04', '02-18'],
      [qingming, '04-04', '04-06', '04-07'],
      [labour, '05-01', '05-05', '04-28', '05-11'],
      [dragonBoat, '06-10', '06-10'],
      [midAutumn, '09-15', '09-17', '09-14'],
      [nationalDay, '10-01', '10-07', '09-29', '10-12'],
    ],
  },
  {
    year: 2025,
    announced: true,
    source: 'https://www.gov.cn/zhengce/zhengceku/202411/content_6986383.htm',
    festivals: [
      [newYear, '01-01', '01-01'],
      [spring, '01-28', '02-04', '01-26', '02-08'],
      [qingming, '04-04', '04-06'],
      [labour, '05-01', '05-05', '04-27'],
      [dragonBoat, '05-31', '06-02'],
      [nationalDay, '10-01', '10-05', '09-28', '10-11'],
      [midAutumn, '10-06', '10-06'],
      [nationalDay, '10-07', '10-08'],
    ],
  },
  {
    year: 2026,
    announced: true,
    source: 'https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm',
    festivals: [
      [newYear, '01-01', '01-03', '01-04'],
      [spring, '02-15', '02-23', '02-14', '02-28'],
      [qingming, '04-04', '04-06'],
      [labour, '05-01', '05-05', '05-09'],
      [dragonBoat, '06-19', '06-21'],
      [midAutumn, '09-25', '09-27'],
      [nationalDay, '10-01', '10-07', '09-20', '10-10'],
    ],
  },
  {
    // The thirteen days that the law gives; what is moved to and from weekends is not known.
    year: 2027,
    announced: false,
    source: '全国年节及纪念日放假办法（国务院令第 795 号）第二条',
    festivals: [
      [newYear, '01-01', '01-01'],
      [spring, '02-05', '02-08'],
      [qingming, '04-05', '04-05'],
      [labour, '05-01', '05-02'],
      [dragonBoat, '06-09', '06-09'],
      [midAutumn, '09-15', '09-15'],
      [nationalDay, '10-01', '10-03'],
    ],
  },
];

const daysOf = (year: number, [name, first, last, ...makeUp]: Festival): CalendarDay[] => {
  const off: CalendarDay[] = [];
  for (let day: Day = `${year}-${first}`; day <= `${year}-${last}`; day = addDays(day, 1))
    off.push({ day, kind: 'holiday', name });
  const worked = makeUp.map(
    (day): CalendarDay => ({
      day: `${year}-${day}`,
      kind: 'working',
      name: { zh: `${name.zh}调休上班`, en: `Make-up day for ${name.en}` },
    }),
  );
  return [...off, ...worked];
};

/** The years whose national arrangement ships with the product, in order. */
export const nationalYears: readonly NationalYear[] = arrangements.map(({ festivals, ...year }) => ({
  ...year,
  days: festivals
    .flatMap((festival) => daysOf(year.year, festival))
    .toSorted((a, b) => (a.day < b.day ? -1 : 1)),
}));
