import { optionsOf } from './locked-field.ts';

/**
 * Units of measure, stored by their code of UN/ECE Recommendation 20 (weights, measures, pieces) and 21 (with an X in
 * front: packages), which is what EPCIS writes. A unit that an enterprise adds is stored as it names it.
 */
export const unitOptions = [
  ['KGM', '千克', 'kg'],
  ['GRM', '克', 'g'],
  ['MGM', '毫克', 'mg'],
  ['TNE', '吨', 't'],
  ['LTR', '升', 'l'],
  ['MLT', '毫升', 'ml'],
  ['MTQ', '立方米', 'm³'],
  ['MTR', '米', 'm'],
  ['CMT', '厘米', 'cm'],
  ['MTK', '平方米', 'm²'],
  ['H87', '个', 'piece'],
  ['SET', '套', 'set'],
  ['XBO', '瓶', 'bottle'],
  ['XBG', '袋', 'bag'],
  ['XBX', '盒', 'box'],
  ['XCT', '箱', 'carton'],
  ['XDR', '桶', 'drum'],
  ['XRO', '卷', 'roll'],
  ['XPX', '托', 'pallet'],
].flatMap(([code = '', zh = '', en = '']) =>
  optionsOf([[zh, en]]).map((option) => ({ ...option, key: code })),
);
