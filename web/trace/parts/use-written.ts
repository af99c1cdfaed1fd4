import { cbvLabel, type CbvVocabulary } from '@yuanliu/core/trace';
import { useLanguage } from '../../lib/preferences.ts';
import { formatTime } from '../../lib/time.ts';
import { groupedDecimal, uomText } from './amount.ts';
import { fillName } from './fill-name.ts';
import { uriWords } from './uri-words.ts';

/** A quantity as the server tells it: a plain decimal, and a code that is empty for pieces. */
export interface Amount {
  readonly quantity: string;
  readonly uom: string;
}

/** Quantities by code of their unit of measure. */
export type AmountsByUnit = Readonly<Record<string, string>>;

/** The code of plain counting, which is said as pieces. */
const one = 'C62';

/** The quantities of a record one by one, in the order of their codes. */
const amountsOf = (amounts: AmountsByUnit): readonly Amount[] =>
  Object.entries(amounts)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([uom, quantity]) => ({ quantity, uom: uom === one ? '' : uom }));

/** How things are written in the language of the screens. */
export const useWritten = () => {
  const language = useLanguage();
  const amount = ({ quantity, uom }: Amount): string =>
    `${groupedDecimal(quantity).replace('-', '−')} ${uomText(uom === one ? '' : uom)[language]}`;
  const uriIn = (uri: string): string => {
    const { kind, code } = uriWords(uri);
    return kind === undefined ? code : `${kind[language]} ${code}`;
  };
  return {
    /** `GLN 6901234502015`, `批次 RM20261120-01`. */
    uri: uriIn,
    /** `12,000 千克`. */
    /** What people know a unit by; a fill by its vessel and when it began. */
    unit: ({ uri, label }: { readonly uri: string; readonly label: string }): string => {
      const fill = fillName(uri);
      if (fill === undefined) return label;
      const began = formatTime(new Date(fill.opened), { language });
      return language === 'zh' ? `${fill.vessel} ${began} 起的罐次` : `fill of ${fill.vessel} from ${began}`;
    },
    amount,
    /** Several things after one another. */
    list: (parts: readonly string[]): string => parts.join(language === 'zh' ? '、' : ', '),
    /** `200 千克 + 12 件`; empty where there is nothing. */
    amounts: (amounts: AmountsByUnit): string => amountsOf(amounts).map(amount).join(' + '),
    /** The word of the standard; the last part of a URI where it has none. */
    cbv: (vocabulary: CbvVocabulary, value: string): string =>
      cbvLabel(vocabulary, value)?.[language] ?? uriWords(value).code,
    time: (at: string): string => formatTime(new Date(at), { language }),
  };
};
