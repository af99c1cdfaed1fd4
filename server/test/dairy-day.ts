/**
 * Two believable days of a dairy as one EPCIS document: milk from four farms, silos with heel and cleaning,
 * pasteurising, filling, cases and pallets, a hold, a rework, shipments, a return and a correction. Always the same.
 */

const offset = '+08:00';
const own = (kind: string, number: string): string => `https://id.qinghe.example/${kind}/${number}`;

/** GS1 modulo 10: weights 3, 1, 3… from the right. */
const withCheckDigit = (digits: string): string => {
  const sum = Array.from(digits)
    .toReversed()
    .reduce((total, digit, at) => total + Number(digit) * (at % 2 ? 1 : 3), 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
};
const gln = (number: number): string => withCheckDigit(`69012345${String(number).padStart(4, '0')}`);
const place = (number: number): string => `https://id.gs1.org/414/${gln(number)}`;
/** A room of the plant: one GLN for the site, an extension for the room. */
const room = (number: number): string => `${place(10)}/254/${number}`;
const party = (number: number): string => `https://id.gs1.org/417/${gln(number)}`;
const sscc = (number: number): string =>
  `https://id.gs1.org/00/${withCheckDigit(`169012345${String(number).padStart(8, '0')}`)}`;
const gtin = withCheckDigit('0690123450001');
const lotOf = (number: string): string => `https://id.gs1.org/01/${gtin}/10/${number}`;

/** The places, parties and things of the dairy by name. */
export const dairy = {
  us: party(1),
  dock: room(10),
  packagingStore: room(11),
  processHall: room(20),
  fillingLine: room(30),
  warehouse: room(40),
  shippingDock: room(41),
  farms: [party(101), party(102), party(103), party(104)],
  dealers: [party(201), party(202), party(203)],
  silos: [own('vessel', 'S1'), own('vessel', 'S2')],
  milk: ['RM20261120-01', 'RM20261120-02', 'RM20261120-03', 'RM20261121-01'].map((lot) => own('lot', lot)),
  bottles: own('lot', 'BT20261118-01'),
  pasteurised: ['PM20261120-A', 'PM20261121-A'].map((lot) => own('lot', lot)),
  finished: [lotOf('20261120A'), lotOf('20261121A')],
  gtin,
  /** Twelve cases of the first lot, then twelve of the second. */
  cases: Array.from({ length: 24 }, (_, at) => sscc(1000 + at)),
  pallets: Array.from({ length: 4 }, (_, at) => sscc(1 + at)),
} as const;

type Fields = Readonly<Record<string, unknown>>;
interface Quantity {
  readonly epcClass: string;
  readonly quantity: number;
  readonly uom?: string;
}

const at = (day: number, clock: string): Fields => ({
  eventTime: `2026-11-${day}T${clock}:00.000${offset}`,
  eventTimeZoneOffset: offset,
});
const kilograms = (epcClass: string, quantity: number): Quantity => ({ epcClass, quantity, uom: 'KGM' });
const pieces = (epcClass: string, quantity: number): Quantity => ({ epcClass, quantity });
const where = (bizLocation: string, readPoint = bizLocation): Fields => ({
  readPoint: { id: readPoint },
  bizLocation: { id: bizLocation },
});
const order = (number: string): Fields => ({
  bizTransactionList: [{ type: 'po', bizTransaction: `urn:yuanliu:document:po:${number}` }],
});
const handOver = (from: string, to: string): Fields => ({
  sourceList: [{ type: 'owning_party', source: from }],
  destinationList: [{ type: 'owning_party', destination: to }],
});
const object = (action: string, fields: Fields): Fields => ({ type: 'ObjectEvent', action, ...fields });
const transformation = (fields: Fields): Fields => ({ type: 'TransformationEvent', ...fields });
const { us } = dairy;

const milkReceipt = (number: number, day: number, clock: string): Fields =>
  object('ADD', {
    ...at(day, clock),
    ...where(dairy.dock),
    ...order(`PO-2611-0${number + 1}`),
    ...handOver(dairy.farms[number] ?? us, us),
    bizStep: 'receiving',
    disposition: 'in_progress',
    quantityList: [kilograms(dairy.milk[number] ?? '', 12_000 - number * 500)],
    ilmd: {
      'cbvmda:lotNumber': `FARM${number + 1}-1120`,
      'qinghe:milkGrade': number === 2 ? '二级' : '一级',
    },
    sensorElementList: [{ sensorReport: [{ type: 'Temperature', value: 3.4 + number / 10, uom: 'CEL' }] }],
    'qinghe:truck': `蒙A·7${number}32K`,
  });

const charge = (lot: number, silo: number, when: Fields): Fields =>
  transformation({
    ...when,
    ...where(dairy.processHall),
    bizStep: 'commissioning',
    inputQuantityList: [kilograms(dairy.milk[lot] ?? '', 12_000 - lot * 500)],
    outputEPCList: [dairy.silos[silo]],
    'yuanliu:vessels': [dairy.silos[silo]],
    'yuanliu:evidence': 'posted',
  });

const pasteurise = (batch: number, silo: number, when: Fields): Fields =>
  transformation({
    ...when,
    ...where(dairy.processHall),
    bizStep: 'commissioning',
    disposition: 'in_progress',
    transformationID: `urn:yuanliu:document:prodorder:WO-2611-0${batch + 1}`,
    inputEPCList: [dairy.silos[silo]],
    outputQuantityList: [kilograms(dairy.pasteurised[batch] ?? '', 18_000)],
    'yuanliu:vessels': [dairy.silos[silo]],
    'qinghe:holdTemperature': 76.5,
    'qinghe:operator': '操作工 027',
  });

const fill = (batch: number, when: Fields): Fields =>
  transformation({
    ...when,
    ...where(dairy.fillingLine),
    bizStep: 'commissioning',
    disposition: 'active',
    inputQuantityList: [kilograms(dairy.pasteurised[batch] ?? '', 17_800), pieces(dairy.bottles, 288)],
    outputQuantityList: [pieces(dairy.finished[batch] ?? '', 288)],
    ilmd: {
      'cbvmda:lotNumber': batch === 0 ? '20261120A' : '20261121A',
      'cbvmda:productionDate': batch === 0 ? '2026-11-20' : '2026-11-21',
      'cbvmda:itemExpirationDate': batch === 0 ? '2026-12-11' : '2026-12-12',
    },
    'qinghe:line': '灌装二线',
  });

const packCase = (number: number): Fields => {
  const batch = number < 12 ? 0 : 1;
  const minute = String((number % 12) * 2).padStart(2, '0');
  return {
    type: 'AggregationEvent',
    action: 'ADD',
    ...at(20 + batch, `15:${minute}`),
    ...where(dairy.fillingLine),
    bizStep: 'packing',
    disposition: 'in_progress',
    parentID: dairy.cases[number],
    childQuantityList: [pieces(dairy.finished[batch] ?? '', 24)],
  };
};

const packPallet = (number: number): Fields => ({
  type: 'AggregationEvent',
  action: 'ADD',
  ...at(20 + Math.floor(number / 2), `16:${number % 2 === 0 ? '10' : '20'}`),
  ...where(dairy.warehouse),
  bizStep: 'packing',
  disposition: 'in_progress',
  parentID: dairy.pallets[number],
  childEPCs: dairy.cases.slice(number * 6, number * 6 + 6),
});

const stockIn = (number: number): Fields =>
  object('OBSERVE', {
    ...at(20 + Math.floor(number / 2), `17:${number % 2 === 0 ? '05' : '15'}`),
    ...where(dairy.warehouse),
    bizStep: 'storing',
    disposition: 'sellable_not_accessible',
    epcList: [dairy.pallets[number]],
  });

const ship = (number: number, dealer: number): Fields =>
  object('OBSERVE', {
    ...at(22, `08:${10 + number}`),
    ...where(dairy.shippingDock),
    ...handOver(us, dairy.dealers[dealer] ?? us),
    bizStep: 'shipping',
    disposition: 'in_transit',
    epcList: [dairy.pallets[number]],
    bizTransactionList: [
      { type: 'desadv', bizTransaction: `urn:yuanliu:document:desadv:DN-2611-0${number + 1}` },
    ],
    'qinghe:carrier': '北方冷链物流',
  });

const receive = (number: number, dealer: number): Fields =>
  object('OBSERVE', {
    ...at(23, `10:${10 + number}`),
    ...where(place(300 + dealer)),
    ...handOver(us, dairy.dealers[dealer] ?? us),
    bizStep: 'receiving',
    disposition: 'in_progress',
    epcList: [dairy.pallets[number]],
  });

/** Written with a wrong weight first; the declaration voids it and names what replaces it. */
const bottleReceipt = (id: string, quantity: number): Fields =>
  object('ADD', {
    eventID: id,
    ...at(18, '09:30'),
    ...where(dairy.packagingStore),
    ...order('PO-2611-09'),
    bizStep: 'receiving',
    disposition: 'in_progress',
    quantityList: [pieces(dairy.bottles, quantity)],
  });
const wrongReceipt = 'urn:uuid:2b1f5a0e-6c1d-4c53-9a57-3f0f7f1d8a01';
const rightReceipt = 'urn:uuid:2b1f5a0e-6c1d-4c53-9a57-3f0f7f1d8a02';

/** The last case is read onto a second pallet, though nobody took it off the first: an anomaly. */
const straySticker: Fields = {
  type: 'AggregationEvent',
  action: 'ADD',
  ...at(21, '16:40'),
  ...where(dairy.warehouse),
  bizStep: 'packing',
  disposition: 'in_progress',
  parentID: dairy.pallets[2],
  childEPCs: [dairy.cases[23]],
};

const events = (): Fields[] => [
  bottleReceipt(wrongReceipt, 6_000),
  {
    ...bottleReceipt(wrongReceipt, 6_000),
    errorDeclaration: {
      declarationTime: `2026-11-18T11:00:00.000${offset}`,
      reason: 'incorrect_data',
      correctiveEventIDs: [rightReceipt],
    },
  },
  bottleReceipt(rightReceipt, 600),
  milkReceipt(0, 20, '05:40'),
  milkReceipt(1, 20, '06:05'),
  milkReceipt(2, 20, '06:30'),
  object('OBSERVE', {
    ...at(20, '06:50'),
    ...where(dairy.dock),
    bizStep: 'inspecting',
    disposition: 'non_conformant',
    quantityList: [kilograms(dairy.milk[2] ?? '', 11_000)],
    'yuanliu:hold': {
      id: 'HOLD-2611-01',
      reason: '黄曲霉毒素 M1 初筛超标',
      paper: 'QC-2611-07',
      person: 'u-031',
    },
  }),
  charge(0, 0, at(20, '07:10')),
  charge(1, 0, at(20, '07:40')),
  pasteurise(0, 0, at(20, '09:00')),
  fill(0, at(20, '13:00')),
  ...Array.from({ length: 12 }, (_, number) => packCase(number)),
  packPallet(0),
  packPallet(1),
  stockIn(0),
  stockIn(1),
  milkReceipt(3, 21, '05:45'),
  charge(3, 0, at(21, '07:00')),
  pasteurise(1, 0, at(21, '09:00')),
  object('OBSERVE', {
    ...at(21, '12:30'),
    ...where(dairy.processHall),
    bizStep: 'other',
    epcList: [dairy.silos[0]],
    'yuanliu:vessels': [dairy.silos[0]],
    'yuanliu:cleaning': 'verified',
  }),
  fill(1, at(21, '13:00')),
  ...Array.from({ length: 12 }, (_, number) => packCase(number + 12)),
  packPallet(2),
  packPallet(3),
  straySticker,
  stockIn(2),
  stockIn(3),
  ship(0, 0),
  ship(1, 1),
  ship(2, 1),
  receive(0, 0),
  receive(1, 1),
  { ...receive(2, 1), disposition: 'damaged' },
  {
    type: 'AggregationEvent',
    action: 'DELETE',
    ...at(23, '14:00'),
    ...where(place(300)),
    bizStep: 'unpacking',
    parentID: dairy.pallets[0],
  },
  object('OBSERVE', {
    ...at(24, '09:00'),
    ...where(place(300)),
    bizStep: 'retail_selling',
    disposition: 'retail_sold',
    epcList: [dairy.cases[0], dairy.cases[1]],
  }),
];

/** What the places, parties and products are called. */
const names: readonly (readonly [vocabulary: string, uri: string, name: string])[] = [
  ['EPCClass', `https://id.gs1.org/01/${gtin}`, '鲜牛奶 950 mL'],
  ['BusinessLocation', dairy.dock, '收奶口'],
  ['BusinessLocation', dairy.packagingStore, '包材库'],
  ['BusinessLocation', dairy.processHall, '前处理车间'],
  ['BusinessLocation', dairy.fillingLine, '灌装车间'],
  ['BusinessLocation', dairy.warehouse, '成品冷库'],
  ['BusinessLocation', dairy.shippingDock, '发货月台'],
  ['BusinessLocation', place(300), '鲜达超市配送中心'],
  ['BusinessLocation', place(301), '北郊商贸冷库'],
  ['Party', us, '青禾乳业'],
  ...['东河牧场', '柳树沟牧场', '红旗合作社', '西坡牧场'].map(
    (name, at) => ['Party', dairy.farms[at] ?? '', name] as const,
  ),
  ...['鲜达超市', '北郊商贸', '南城副食'].map(
    (name, at) => ['Party', dairy.dealers[at] ?? '', name] as const,
  ),
];

const vocabularyOf = (type: string): Fields => ({
  type: `urn:epcglobal:epcis:vtype:${type}`,
  vocabularyElementList: names
    .filter(([vocabulary]) => vocabulary === type)
    .map(([, id, name]) => ({
      id,
      attributes: [{ id: type === 'EPCClass' ? 'cbvmda:descriptionShort' : 'cbvmda:name', attribute: name }],
    })),
});

/** The document. */
export const dairyDay = (): Fields => ({
  '@context': [
    'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld',
    { yuanliu: 'urn:yuanliu:epcis:', qinghe: 'https://id.qinghe.example/epcis/' },
  ],
  type: 'EPCISDocument',
  schemaVersion: '2.0',
  creationDate: '2026-11-24T10:00:00.000+08:00',
  epcisHeader: {
    epcisMasterData: { vocabularyList: ['BusinessLocation', 'Party', 'EPCClass'].map(vocabularyOf) },
  },
  epcisBody: { eventList: events() },
});
