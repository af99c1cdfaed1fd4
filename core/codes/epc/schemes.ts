import type { CharacterSet } from './escape.ts';

/** One field behind `urn:epc:id:<scheme>:`; fields are separated by dots. */
export interface EpcField {
  readonly zh: string;
  readonly en: string;
  readonly set: CharacterSet;
  /** Fewest and most characters. */
  readonly length: readonly [number, number];
  /** A stricter shape than the character set. */
  readonly shape?: RegExp;
  /** A number written without leading zeros, at most this. */
  readonly most?: bigint;
}

/** One EPC scheme of the Tag Data Standard 1.13, chapter 6. */
export interface EpcScheme {
  readonly name: string;
  /** `class` for the lot scheme, which names many things. */
  readonly form: 'id' | 'class';
  readonly fields: readonly EpcField[];
  /** Digits (or, with `upTo`, characters at most) of company prefix and reference together. */
  readonly together?: { readonly length: number; readonly upTo?: true };
}

/** GS1 company prefixes in an EPC have 6 to 12 digits. */
const prefix: EpcField = { zh: '厂商识别代码', en: 'company prefix', set: 'digits', length: [6, 12] };

const digits = (zh: string, en: string, length: readonly [number, number]): EpcField => ({
  zh,
  en,
  set: 'digits',
  length,
});
const text = (zh: string, en: string, most: number): EpcField => ({
  zh,
  en,
  set: 'set82',
  length: [1, most],
});
const counted = (zh: string, en: string, most: bigint): EpcField => ({
  zh,
  en,
  set: 'digits',
  length: [1, most.toString().length],
  most,
});

const item = digits('指示符和商品项目代码', 'indicator and item reference', [1, 7]);
const serial20 = text('序列号', 'serial number', 20);
const gtinDigits = { length: 13 } as const;
const glnDigits = { length: 12 } as const;
const ssccDigits = { length: 17 } as const;
/** Commercial and government entity code, or DoD activity code: no I and no O. */
const cage: EpcField = {
  zh: 'CAGE 或 DoDAAC 代码',
  en: 'CAGE code or DoDAAC',
  set: 'set39',
  length: [5, 6],
  shape: /^[A-HJ-NP-Z0-9]+$/,
};

const id = (
  name: string,
  fields: readonly EpcField[],
  together?: { readonly length: number; readonly upTo?: true },
): EpcScheme => ({ name, form: 'id', fields, ...(together && { together }) });

/** Every scheme, in the order of the standard; a new one is one line. */
export const epcSchemes: readonly EpcScheme[] = [
  id('sgtin', [prefix, item, serial20], gtinDigits),
  { name: 'lgtin', form: 'class', fields: [prefix, item, text('批号', 'lot', 20)], together: gtinDigits },
  id(
    'sscc',
    [prefix, digits('扩展位和序列代码', 'extension digit and serial reference', [5, 11])],
    ssccDigits,
  ),
  id(
    'sgln',
    [prefix, digits('位置参考代码', 'location reference', [0, 6]), text('扩展码', 'extension', 20)],
    glnDigits,
  ),
  id(
    'grai',
    [prefix, digits('资产类型代码', 'asset type', [0, 6]), text('序列号', 'serial number', 16)],
    glnDigits,
  ),
  id('giai', [prefix, text('单个资产参考代码', 'individual asset reference', 24)], {
    length: 30,
    upTo: true,
  }),
  id('gsrn', [prefix, digits('服务参考代码', 'service reference', [5, 11])], ssccDigits),
  id('gsrnp', [prefix, digits('服务参考代码', 'service reference', [5, 11])], ssccDigits),
  id(
    'gdti',
    [prefix, digits('文件类型代码', 'document type', [0, 6]), text('序列号', 'serial number', 17)],
    glnDigits,
  ),
  id(
    'cpi',
    [
      prefix,
      { zh: '组件参考代码', en: 'component reference', set: 'set39', length: [1, 24] },
      counted('序列号', 'serial number', 999_999_999_999n),
    ],
    { length: 30, upTo: true },
  ),
  id(
    'sgcn',
    [
      prefix,
      digits('优惠券参考代码', 'coupon reference', [0, 6]),
      digits('序列号', 'serial component', [1, 12]),
    ],
    glnDigits,
  ),
  id('ginc', [prefix, text('托运参考代码', 'consignment reference', 24)], { length: 30, upTo: true }),
  id('gsin', [prefix, digits('发货参考代码', 'shipper reference', [4, 10])], { length: 16 }),
  id(
    'itip',
    [prefix, item, digits('件号', 'piece', [2, 2]), digits('总件数', 'total', [2, 2]), serial20],
    gtinDigits,
  ),
  id('upui', [prefix, item, text('第三方序列号', 'third-party serial', 28)], gtinDigits),
  id('pgln', [prefix, digits('参与方参考代码', 'party reference', [0, 6])], glnDigits),
  id('gid', [
    counted('管理者代码', 'manager number', 268_435_455n),
    counted('对象类代码', 'object class', 16_777_215n),
    counted('序列号', 'serial number', 68_719_476_735n),
  ]),
  id('usdod', [cage, counted('序列号', 'serial number', 68_719_476_735n)]),
  id('adi', [
    cage,
    { zh: '原零件号', en: 'original part number', set: 'set39', length: [0, 32], shape: /^[-/0-9A-Z]*$/ },
    { zh: '序列号', en: 'serial number', set: 'set39', length: [1, 30], shape: /^#?[-/0-9A-Z]+$/ },
  ]),
  id('bic', [
    {
      zh: '集装箱号',
      en: 'container code',
      set: 'set39',
      length: [11, 11],
      shape: /^[A-HJ-NP-Z]{3}[JUZ][0-9]{7}$/,
    },
  ]),
  id('imovn', [digits('IMO 船舶编号', 'IMO vessel number', [7, 7])]),
];

const byName = new Map(epcSchemes.map((scheme) => [scheme.name, scheme]));

/** The scheme of a name in a URI (`sgtin`); undefined when the standard has none. */
export const epcScheme = (name: string): EpcScheme | undefined => byName.get(name);
