import type { DimensionTable } from './dimension.ts';

/** Units of electricity and magnetism. */
export const electricUnits: readonly DimensionTable[] = [
  {
    dimension: 'apparentPower',
    zh: '视在功率',
    en: 'Apparent power',
    units: [
      ['D46', '1', '伏安', 'volt-ampere'],
      ['KVA', '1000', '千伏安', 'kilovolt-ampere'],
      ['MVA', '1000000', '兆伏安', 'megavolt-ampere'],
    ],
  },
  {
    dimension: 'reactivePower',
    zh: '无功功率',
    en: 'Reactive power',
    units: [
      ['D44', '1', '乏', 'var'],
      ['KVR', '1000', '千乏', 'kilovar'],
      ['MAR', '1000000', '兆乏', 'megavar'],
    ],
  },
  {
    dimension: 'current',
    zh: '电流',
    en: 'Electric current',
    units: [
      ['AMP', '1', '安', 'ampere'],
      ['C39', '0.000000001', '纳安', 'nanoampere'],
      ['B84', '0.000001', '微安', 'microampere'],
      ['4K', '0.001', '毫安', 'milliampere'],
      ['B22', '1000', '千安', 'kiloampere'],
    ],
  },
  {
    dimension: 'charge',
    zh: '电荷',
    en: 'Electric charge',
    units: [
      ['COU', '1', '库', 'coulomb'],
      ['C40', '0.000000001', '纳库', 'nanocoulomb'],
      ['B86', '0.000001', '微库', 'microcoulomb'],
      ['D86', '0.001', '毫库', 'millicoulomb'],
      ['B26', '1000', '千库', 'kilocoulomb'],
      ['AMH', '3600', '安时', 'ampere hour'],
      ['E09', '3.6', '毫安时', 'milliampere hour'],
      ['TAH', '3600000', '千安时', 'kiloampere hour'],
    ],
  },
  {
    dimension: 'voltage',
    zh: '电压',
    en: 'Voltage',
    units: [
      ['VLT', '1', '伏', 'volt'],
      ['D82', '0.000001', '微伏', 'microvolt'],
      ['2Z', '0.001', '毫伏', 'millivolt'],
      ['KVT', '1000', '千伏', 'kilovolt'],
      ['B78', '1000000', '兆伏', 'megavolt'],
    ],
  },
  {
    dimension: 'resistance',
    zh: '电阻',
    en: 'Resistance',
    units: [
      ['OHM', '1', '欧', 'ohm'],
      ['B94', '0.000001', '微欧', 'microohm'],
      ['E45', '0.001', '毫欧', 'milliohm'],
      ['B49', '1000', '千欧', 'kiloohm'],
      ['B75', '1000000', '兆欧', 'megaohm'],
      ['A87', '1000000000', '吉欧', 'gigaohm'],
    ],
  },
  {
    dimension: 'resistivity',
    zh: '电阻率',
    en: 'Resistivity',
    units: [
      ['C61', '1', '欧米', 'ohm metre'],
      ['C60', '0.01', '欧厘米', 'ohm centimetre'],
      ['B95', '0.000001', '微欧米', 'microohm metre'],
    ],
  },
  {
    dimension: 'conductance',
    zh: '电导',
    en: 'Conductance',
    units: [
      ['SIE', '1', '西', 'siemens'],
      ['B99', '0.000001', '微西', 'microsiemens'],
      ['C27', '0.001', '毫西', 'millisiemens'],
      ['B53', '1000', '千西', 'kilosiemens'],
    ],
  },
  {
    dimension: 'conductivity',
    zh: '电导率',
    en: 'Conductivity',
    units: [
      ['D10', '1', '西每米', 'siemens per metre'],
      ['G43', '0.000001', '微西每米', 'microsiemens per metre'],
      ['G42', '0.0001', '微西每厘米', 'microsiemens per centimetre'],
      ['H61', '0.1', '毫西每厘米', 'millisiemens per centimetre'],
    ],
  },
  {
    dimension: 'capacitance',
    zh: '电容',
    en: 'Capacitance',
    units: [
      ['FAR', '1', '法', 'farad'],
      ['4T', '0.000000000001', '皮法', 'picofarad'],
      ['C41', '0.000000001', '纳法', 'nanofarad'],
      ['4O', '0.000001', '微法', 'microfarad'],
      ['C10', '0.001', '毫法', 'millifarad'],
    ],
  },
  {
    dimension: 'inductance',
    zh: '电感',
    en: 'Inductance',
    units: [
      ['81', '1', '亨', 'henry'],
      ['C43', '0.000000001', '纳亨', 'nanohenry'],
      ['B90', '0.000001', '微亨', 'microhenry'],
      ['C14', '0.001', '毫亨', 'millihenry'],
    ],
  },
  {
    dimension: 'fieldStrength',
    zh: '电场强度',
    en: 'Electric field strength',
    units: [
      ['D50', '1', '伏每米', 'volt per metre'],
      ['C30', '0.001', '毫伏每米', 'millivolt per metre'],
      ['D47', '100', '伏每厘米', 'volt per centimetre'],
      ['D51', '1000', '伏每毫米', 'volt per millimetre'],
      ['B55', '1000', '千伏每米', 'kilovolt per metre'],
    ],
  },
  {
    dimension: 'magneticFluxDensity',
    zh: '磁感应强度',
    en: 'Magnetic flux density',
    units: [
      ['D33', '1', '特', 'tesla'],
      ['C48', '0.000000001', '纳特', 'nanotesla'],
      ['D81', '0.000001', '微特', 'microtesla'],
      ['C29', '0.001', '毫特', 'millitesla'],
      ['76', '0.0001', '高斯', 'gauss'],
    ],
  },
];
