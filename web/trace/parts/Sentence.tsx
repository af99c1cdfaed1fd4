import dayjs from 'dayjs';
import { PlaceName } from './PlaceName.tsx';

/** A URI, or a moment as the server says it: with its seconds and zone, for readers everywhere. */
const special =
  /((?:https?:\/\/|urn:)[^\s，。；、）)]*[^\s，。；、）).,;]|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d [+-]\d\d:\d\d)/;

/** A sentence of the server; the places in it by their names, the times by the reader's clock. */
export const Sentence = ({ text }: { readonly text: string }) =>
  text.split(special).map((part, index) => {
    if (index % 2 === 0) return part;
    const [, day = '', clock = '', zone = ''] = /^(\d{4}-\d\d-\d\d) (\S+) (\S+)$/.exec(part) ?? [];
    if (day !== '') return dayjs(`${day}T${clock}${zone}`).format('YYYY-MM-DD HH:mm');
    // oxlint-disable-next-line react/no-array-index-key -- parts of a sentence, which never move
    return <PlaceName key={index} uri={part} />;
  });
