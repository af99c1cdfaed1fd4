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
    // oxlint-disable react/no-array-index-key -- parts of a sentence, which never move
    if (day === '') return <PlaceName key={index} uri={part} />;
    return (
      <span key={index} className="moment">
        {dayjs(`${day}T${clock}${zone}`).format('YYYY-MM-DD HH:mm')}
      </span>
    );
    // oxlint-enable react/no-array-index-key
  });
