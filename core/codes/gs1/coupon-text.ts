import type { Text } from '../../platform/index.ts';

const missing = (zh: string, en: string): Text => ({
  zh: `优惠券缺少${zh}，请补全。`,
  en: `The coupon lacks its ${en}; complete it.`,
});
const truncated = (zh: string, en: string): Text => ({
  zh: `优惠券的${zh}位数不足，请补全。`,
  en: `The coupon's ${en} is shorter than announced; complete it.`,
});
const notAllowed = (zh: string, en: string, values: string): Text => ({
  zh: `优惠券的${zh}只能是 ${values}，请改正。`,
  en: `The coupon's ${en} must be one of ${values}; correct it.`,
});

const first = { zh: '首次购买要求', en: 'first purchase requirement' };
const second = { zh: '第二次购买要求', en: 'second purchase requirement' };
const third = { zh: '第三次购买要求', en: 'third purchase requirement' };
const purchaseCodes = '0 1 2 3 4 9';

/** What the rules of the North American coupons say; the spelling of the codes is that of the dictionary. */
export const couponTexts = {
  COUPON_MISSING_FORMAT_CODE: missing('格式码', 'format code'),
  COUPON_INVALID_FORMAT_CODE: notAllowed('格式码', 'format code', '0 1'),
  COUPON_MISSING_FUNDER_VLI: missing('出资方代码长度', 'length of the funder'),
  COUPON_INVALID_FUNDER_LENGTH: notAllowed('出资方代码长度', 'length of the funder', '0–6'),
  COUPON_TRUNCATED_FUNDER: truncated('出资方代码', 'funder'),
  COUPON_TRUNCATED_OFFER_CODE: truncated('优惠代码', 'offer code'),
  COUPON_MISSING_SERIAL_NUMBER_VLI: missing('序列号长度', 'length of the serial number'),
  COUPON_TRUNCATED_SERIAL_NUMBER: truncated('序列号', 'serial number'),
  COUPON_MISSING_GCP_VLI: missing('厂商识别代码长度', 'length of the company prefix'),
  COUPON_INVALID_GCP_LENGTH: notAllowed('厂商识别代码长度', 'length of the company prefix', '0–6'),
  COUPON_TRUNCATED_GCP: truncated('厂商识别代码', 'company prefix'),
  COUPON_MISSING_SAVE_VALUE_VLI: missing('优惠值长度', 'length of the save value'),
  COUPON_INVALID_SAVE_VALUE_LENGTH: notAllowed('优惠值长度', 'length of the save value', '1–5'),
  COUPON_TRUNCATED_SAVE_VALUE: truncated('优惠值', 'save value'),
  COUPON_MISSING_1ST_PURCHASE_REQUIREMENT_VLI: missing(`${first.zh}长度`, `length of the ${first.en}`),
  COUPON_INVALID_1ST_PURCHASE_REQUIREMENT_LENGTH: notAllowed(
    `${first.zh}长度`,
    `length of the ${first.en}`,
    '1–5',
  ),
  COUPON_TRUNCATED_1ST_PURCHASE_REQUIREMENT: truncated(first.zh, first.en),
  COUPON_MISSING_1ST_PURCHASE_REQUIREMENT_CODE: missing(`${first.zh}码`, `${first.en} code`),
  COUPON_INVALID_1ST_PURCHASE_REQUIREMENT_CODE: notAllowed(
    `${first.zh}码`,
    `${first.en} code`,
    purchaseCodes,
  ),
  COUPON_TRUNCATED_1ST_PURCHASE_FAMILY_CODE: truncated('首次购买系列码', 'first purchase family code'),
  COUPON_MISSING_ADDITIONAL_PURCHASE_RULES_CODE: missing('附加购买规则码', 'additional purchase rules code'),
  COUPON_INVALID_ADDITIONAL_PURCHASE_RULES_CODE: notAllowed(
    '附加购买规则码',
    'additional purchase rules code',
    '0 1 2 3',
  ),
  COUPON_MISSING_2ND_PURCHASE_REQUIREMENT_VLI: missing(`${second.zh}长度`, `length of the ${second.en}`),
  COUPON_INVALID_2ND_PURCHASE_REQUIREMENT_LENGTH: notAllowed(
    `${second.zh}长度`,
    `length of the ${second.en}`,
    '1–5',
  ),
  COUPON_TRUNCATED_2ND_PURCHASE_REQUIREMENT: truncated(second.zh, second.en),
  COUPON_MISSING_2ND_PURCHASE_REQUIREMENT_CODE: missing(`${second.zh}码`, `${second.en} code`),
  COUPON_INVALID_2ND_PURCHASE_REQUIREMENT_CODE: notAllowed(
    `${second.zh}码`,
    `${second.en} code`,
    purchaseCodes,
  ),
  COUPON_TRUNCATED_2ND_PURCHASE_FAMILY_CODE: truncated('第二次购买系列码', 'second purchase family code'),
  COUPON_MISSING_2ND_PURCHASE_GCP_VLI: missing('第二厂商识别代码长度', 'length of the second company prefix'),
  COUPON_INVALID_2ND_PURCHASE_GCP_LENGTH: notAllowed(
    '第二厂商识别代码长度',
    'length of the second company prefix',
    '0–6 9',
  ),
  COUPON_TRUNCATED_2ND_PURCHASE_GCP: truncated('第二厂商识别代码', 'second company prefix'),
  COUPON_MISSING_3RD_PURCHASE_REQUIREMENT_VLI: missing(`${third.zh}长度`, `length of the ${third.en}`),
  COUPON_INVALID_3RD_PURCHASE_REQUIREMENT_LENGTH: notAllowed(
    `${third.zh}长度`,
    `length of the ${third.en}`,
    '1–5',
  ),
  COUPON_TRUNCATED_3RD_PURCHASE_REQUIREMENT: truncated(third.zh, third.en),
  COUPON_MISSING_3RD_PURCHASE_REQUIREMENT_CODE: missing(`${third.zh}码`, `${third.en} code`),
  COUPON_INVALID_3RD_PURCHASE_REQUIREMENT_CODE: notAllowed(
    `${third.zh}码`,
    `${third.en} code`,
    purchaseCodes,
  ),
  COUPON_TRUNCATED_3RD_PURCHASE_FAMILY_CODE: truncated('第三次购买系列码', 'third purchase family code'),
  COUPON_MISSING_3RD_PURCHASE_GCP_VLI: missing('第三厂商识别代码长度', 'length of the third company prefix'),
  COUPON_INVALID_3RD_PURCHASE_GCP_LENGTH: notAllowed(
    '第三厂商识别代码长度',
    'length of the third company prefix',
    '0–6 9',
  ),
  COUPON_TRUNCATED_3RD_PURCHASE_GCP: truncated('第三厂商识别代码', 'third company prefix'),
  COUPON_TOO_SHORT_FOR_EXPIRATION_DATE: truncated('截止日期', 'expiration date'),
  COUPON_INVALID_EXIPIRATION_DATE: {
    zh: '优惠券的截止日期不存在，请改正。',
    en: "The coupon's expiration date does not exist; correct it.",
  },
  COUPON_TOO_SHORT_FOR_START_DATE: truncated('开始日期', 'start date'),
  COUPON_INVALID_START_DATE: {
    zh: '优惠券的开始日期不存在，请改正。',
    en: "The coupon's start date does not exist; correct it.",
  },
  COUPON_EXPIRATION_BEFORE_START: {
    zh: '优惠券的截止日期早于开始日期，请改正。',
    en: 'The coupon expires before it starts; correct one of the dates.',
  },
  COUPON_MISSING_RETAILER_GCP_OR_GLN_VLI: missing('零售商代码长度', 'length of the retailer'),
  COUPON_INVALID_RETAILER_GCP_OR_GLN_LENGTH: notAllowed('零售商代码长度', 'length of the retailer', '1–7'),
  COUPON_TRUNCATED_RETAILER_GCP_OR_GLN: truncated('零售商代码', 'retailer'),
  COUPON_MISSING_SAVE_VALUE_CODE: missing('优惠值码', 'save value code'),
  COUPON_INVALID_SAVE_VALUE_CODE: notAllowed('优惠值码', 'save value code', '0 1 2 5 6'),
  COUPON_MISSING_SAVE_VALUE_APPLIES_TO_ITEM: missing('优惠适用项', 'item that the save value applies to'),
  COUPON_INVALID_SAVE_VALUE_APPLIES_TO_ITEM: notAllowed(
    '优惠适用项',
    'item that the save value applies to',
    '0 1 2',
  ),
  COUPON_MISSING_STORE_COUPON_FLAG: missing('店铺优惠券标志', 'store coupon flag'),
  COUPON_MISSING_DONT_MULTIPLY_FLAG: missing('不可叠加标志', 'do-not-multiply flag'),
  COUPON_INVALID_DONT_MULTIPLY_FLAG: notAllowed('不可叠加标志', 'do-not-multiply flag', '0 1'),
  COUPON_EXCESS_DATA: {
    zh: '优惠券末尾有多余的内容，请去掉。',
    en: 'The coupon holds data behind its last field; take it away.',
  },
} as const satisfies Readonly<Record<string, Text>>;
