import { createHash } from 'node:crypto';

/** An event in EPCIS 2.0 JSON, without its context. */
export type MixEvent = Readonly<Record<string, unknown>>;

const context = 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld';
const company = '6901234';
const items = 12;
const secondsApart = 20;
const beginning = Date.UTC(2026, 0, 5);

/** Digits with the check digit of GS1 behind them. */
const checked = (digits: string): string => {
  const sum = digits
    .split('')
    .toReversed()
    .reduce((total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 3 : 1), 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
};

const gtin = (product: number): string => checked(`0${company}${String(product).padStart(5, '0')}`);
const lot = (product: number, number: string): string =>
  `https://id.gs1.org/01/${gtin(product)}/10/${number}`;
const item = (product: number, serial: string): string =>
  `https://id.gs1.org/01/${gtin(product)}/21/${serial}`;
/** Places of one site. */
const place = (number: number): { id: string } => ({
  id: `https://id.gs1.org/414/${checked(`${company}00001`)}/254/${number}`,
});
const party = (number: number): string =>
  `https://id.gs1.org/417/${checked(`${company}${String(900 + number).padStart(5, '0')}`)}`;

/** What one way through the plant is about. */
interface Way {
  readonly number: number;
  readonly product: number;
  readonly packaging: string;
  readonly made: string;
}

const order = (type: string, number: number) => [
  { type, bizTransaction: `https://erp.example.cn/${type}/${number}` },
];

/**
 * A product's way through a plant, as five events: two lots are received, made into one with a lot of packaging, twelve
 * items of it are commissioned, packed into a logistic unit and shipped. Half of the events have an eventID of their
 * own. Another `number` gives other events, which share no unit with these but classes and now and then a lot of
 * packaging.
 */
const way = (number: number): MixEvent[] => {
  const packaging = lot(300, `K${Math.floor(number / 100)}-${number % abreast}`);
  const told: Way = { number, product: number % 40, packaging, made: `P${number}` };
  return [...making(told), ...leaving(told)].map((event, step) => ({
    ...event,
    ...aside(number * 5 + step),
  }));
};

const making = ({ number, product, packaging, made }: Way): MixEvent[] => {
  const [flour, sugar] = [lot(100 + product, `F${number}`), lot(200 + product, `S${number}`)];
  const kilograms = (epcClass: string, quantity: number) => ({ epcClass, quantity, uom: 'KGM' });
  return [
    {
      type: 'ObjectEvent',
      action: 'OBSERVE',
      bizStep: 'receiving',
      disposition: 'in_progress',
      readPoint: place(1),
      bizLocation: place(2),
      quantityList: [kilograms(flour, 1_000), kilograms(sugar, 400.5)],
      bizTransactionList: order('po', number),
    },
    {
      type: 'TransformationEvent',
      bizStep: 'commissioning',
      readPoint: place(3),
      inputQuantityList: [
        kilograms(flour, 300),
        kilograms(sugar, 120.25),
        { epcClass: packaging, quantity: items },
      ],
      outputQuantityList: [{ epcClass: lot(product, made), quantity: items }],
      bizTransactionList: order('prodorder', number),
    },
  ];
};

const leaving = ({ number, product, made }: Way): MixEvent[] => {
  const serials = Array.from({ length: items }, (_, index) => item(product, `${number * items + index}`));
  const pallet = `https://id.gs1.org/00/${checked(`1${company}${String(number).padStart(9, '0')}`)}`;
  return [
    {
      type: 'ObjectEvent',
      action: 'ADD',
      bizStep: 'commissioning',
      disposition: 'active',
      readPoint: place(3),
      bizLocation: place(4),
      epcList: serials,
      ilmd: { 'cbvmda:lotNumber': made, 'cbvmda:itemExpirationDate': '2027-01-05' },
    },
    {
      type: 'AggregationEvent',
      action: 'ADD',
      bizStep: 'packing',
      disposition: 'in_progress',
      readPoint: place(5),
      bizLocation: place(4),
      parentID: pallet,
      childEPCs: serials,
    },
    {
      type: 'ObjectEvent',
      action: 'OBSERVE',
      bizStep: 'shipping',
      disposition: 'in_transit',
      readPoint: place(6),
      epcList: [pallet],
      bizTransactionList: order('desadv', number),
      sourceList: [{ type: 'owning_party', source: party(0) }],
      destinationList: [{ type: 'owning_party', destination: party(1 + (number % 20)) }],
    },
  ];
};

/** When it was, and every second time an eventID. */
const aside = (number: number): MixEvent => ({
  eventTime: new Date(beginning + number * secondsApart * 1_000).toISOString(),
  eventTimeZoneOffset: '+08:00',
  ...(number % 2 === 0 && { eventID: `urn:uuid:${uuid(number)}` }),
});

const uuid = (number: number): string => {
  const hex = createHash('sha256').update(String(number)).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

/** Ways that go on side by side where events are sent one by one. */
const abreast = 50;

/** The ways that `events` events from `first` on belong to; both are multiples of five times `abreast`. */
const ways = (first: number, events: number): MixEvent[][] =>
  Array.from({ length: events / 5 }, (_, index) => way(first / 5 + index));

/** A document with `events` events as JSON, numbered from `first` on. */
export const mixDocument = (first: number, events: number): string =>
  JSON.stringify({
    '@context': context,
    type: 'EPCISDocument',
    schemaVersion: '2.0',
    creationDate: '2026-11-24T08:00:00Z',
    epcisBody: { eventList: ways(first, events).flat() },
  });

/**
 * Single events with their context, each as JSON. Between two events of one way stand those of others, so that it is
 * told in its order over several connections.
 */
export const mixSingles = (first: number, events: number): string[] => {
  const all = ways(first, events);
  const groups = Array.from({ length: all.length / abreast }, (_, group) =>
    all.slice(group * abreast, (group + 1) * abreast),
  );
  return groups
    .flatMap((group) => [0, 1, 2, 3, 4].flatMap((step) => group.map((each) => each[step])))
    .map((event) => JSON.stringify({ '@context': context, ...event }));
};
