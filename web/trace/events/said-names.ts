import type { Text } from '@yuanliu/core/platform';

/** Fields that people meet often: master data of CBV 2.0 §9 (`cbvmda:`) and our own extensions (`yuanliu:`). */
const names: Readonly<Record<string, Text>> = {
  lotNumber: { zh: '批号', en: 'Lot number' },
  productionDate: { zh: '生产日期', en: 'Production date' },
  itemExpirationDate: { zh: '失效日期', en: 'Expiration date' },
  bestBeforeDate: { zh: '保质期至', en: 'Best before' },
  sellByDate: { zh: '最迟销售日期', en: 'Sell by' },
  harvestDate: { zh: '收获日期', en: 'Harvest date' },
  countryOfOrigin: { zh: '原产国', en: 'Country of origin' },
  farmList: { zh: '养殖场', en: 'Farms' },
  descriptionShort: { zh: '品名', en: 'Description' },
  netWeight: { zh: '净重', en: 'Net weight' },
  measurement: { zh: '数值', en: 'Value' },
  measurementUnitCode: { zh: '单位', en: 'Unit' },
  id: { zh: '编号', en: 'Number' },
  hold: { zh: '冻结', en: 'Hold' },
  lift: { zh: '解除冻结', en: 'Lifted hold' },
  reason: { zh: '原因', en: 'Reason' },
  paper: { zh: '依据', en: 'Paper' },
  person: { zh: '人员', en: 'Person' },
  cleaning: { zh: '清洗', en: 'Cleaning' },
  runs: { zh: '连号段', en: 'Runs' },
  low: { zh: '首号', en: 'First' },
  high: { zh: '末号', en: 'Last' },
  toLot: { zh: '属于批次', en: 'Of lot' },
};

const values: Readonly<Record<string, Text>> = {
  'yuanliu:cleaning=verified': { zh: '已清洗并核验', en: 'cleaned and verified' },
  'yuanliu:cleaning=unverified': { zh: '已清洗，未核验', en: 'cleaned, not verified' },
};

/** The name of a field without its prefix; its Chinese where it is a known one. Ours and CBV's only under their own prefix. */
export const saidName = (name: string): Text => {
  const at = name.lastIndexOf(':');
  const bare = name.slice(at + 1);
  const prefix = at < 0 ? '' : name.slice(0, at);
  const known = prefix === '' || prefix === 'cbvmda' || prefix === 'yuanliu' ? names[bare] : undefined;
  return known ?? { zh: bare, en: bare };
};

/** A value of one of our own fields in words; undefined for every other. */
export const saidValue = (path: readonly string[], value: string): Text | undefined =>
  values[`${path.join('/')}=${value}`];
