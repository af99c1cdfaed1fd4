import { PlaceName } from './PlaceName.tsx';

const uriInText = /((?:https?:\/\/|urn:)[^\s，。；、）)]*[^\s，。；、）).,;])/;

/** A sentence of the server; the places in it by their names. */
export const Sentence = ({ text }: { readonly text: string }) =>
  text.split(uriInText).map((part, index) =>
    // Every second part is a URI, and the parts of a sentence never move.
    // oxlint-disable-next-line react/no-array-index-key
    index % 2 === 1 ? <PlaceName key={index} uri={part} /> : part,
  );
