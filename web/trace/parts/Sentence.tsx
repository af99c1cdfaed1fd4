import { PlaceName } from './PlaceName.tsx';

const uriInText = /((?:https?:\/\/|urn:)[^\s，。；、）)]*[^\s，。；、）).,;])/;

/** A sentence of the server; the places in it by their names. */
export const Sentence = ({ text }: { readonly text: string }) =>
  text.split(uriInText).map((part, index) =>
    // oxlint-disable-next-line react/no-array-index-key -- parts of a sentence, which never move; every second is a URI
    index % 2 === 1 ? <PlaceName key={index} uri={part} /> : part,
  );
