import { XMLParser } from 'fast-xml-parser';

/** An element of a document, names without their prefixes. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  /** The text directly in it. */
  readonly text: string;
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  removeNSPrefix: true,
  trimValues: false,
  parseTagValue: false,
  parseAttributeValue: false,
  cdataPropName: '#cdata',
});

type Raw = Record<string, unknown>;

/** The text that a node is, or that its CDATA holds. */
const textOf = (node: Raw): string => {
  const text = node['#text'];
  if (typeof text === 'string') return text;
  const inner = (node['#cdata'] as readonly Raw[] | undefined)?.[0]?.['#text'];
  return typeof inner === 'string' ? inner : '';
};

const elementsOf = (raw: readonly Raw[]): Element[] =>
  raw.flatMap((node) => {
    const name = Object.keys(node).find((key) => key !== ':@');
    if (name === undefined || name.startsWith('#') || name.startsWith('?')) return [];
    const inside = node[name] as readonly Raw[];
    const attributes = (node[':@'] ?? {}) as Record<string, unknown>;
    return [
      {
        name,
        attributes: Object.fromEntries(
          Object.entries(attributes).map(([key, value]) => [key, String(value)]),
        ),
        children: elementsOf(inside),
        text: inside.map(textOf).join(''),
      },
    ];
  });

/** The root of a document. */
export const readXml = (text: string): Element => {
  const root = elementsOf(parser.parse(text) as readonly Raw[])[0];
  if (root === undefined) throw new Error('The document has no root.');
  return root;
};

/** The children of that name. */
export const all = (element: Element, name: string): Element[] =>
  element.children.filter((child) => child.name === name);

/** The first child of that name. */
export const one = (element: Element, name: string): Element | undefined =>
  element.children.find((child) => child.name === name);

/** The text of the `text` child. */
export const textIn = (element: Element | undefined): string =>
  (element === undefined ? undefined : one(element, 'text')?.text) ?? '';
