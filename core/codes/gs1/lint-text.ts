import type { Text } from '../../platform/index.ts';
import { couponTexts } from './coupon-text.ts';

const say = (zh: string, en: string): Text => ({ zh, en });

/** What each content rule says; the words are those of the GS1 Barcode Syntax Dictionary. */
export const lintTexts = {
  NON_DIGIT_CHARACTER: say(
    '此处只能是数字，请核对后改正。',
    'Only digits may stand here; correct the character marked.',
  ),
  INVALID_CSET82_CHARACTER: say(
    '含有 GS1 字符集 82 以外的字符（如空格、汉字），请换成字母、数字或允许的符号。',
    'A character is outside GS1 character set 82 (a space, say); use letters, digits and the signs allowed.',
  ),
  INVALID_CSET39_CHARACTER: say(
    '只能用大写字母、数字和 # - /，请改正。',
    'Only capital letters, digits and # - / are allowed; correct the character marked.',
  ),
  INVALID_CSET64_CHARACTER: say(
    '只能用字母、数字、连字符和下划线（base64url），请改正。',
    'Only letters, digits, hyphen and underscore are allowed (base64url); correct the character marked.',
  ),
  INVALID_CSET64_PADDING: say(
    '末尾的 = 数量不对，请补足或去掉。',
    'The number of = at the end is wrong; complete the padding or leave it out.',
  ),
  REQUIRES_NON_DIGIT_CHARACTER: say(
    '至少要有一个非数字字符。',
    'At least one character must not be a digit.',
  ),
  INCORRECT_CHECK_DIGIT: say(
    '校验位不正确，请核对整串号码。',
    'The check digit is wrong; compare the whole number with its source.',
  ),
  TOO_SHORT_FOR_CHECK_DIGIT: say('号码太短，没有校验位。', 'The number is too short to hold a check digit.'),
  INCORRECT_CHECK_PAIR: say(
    '末尾两位校验字符不正确，请核对整串代码。',
    'The two check characters at the end are wrong; compare the whole code with its source.',
  ),
  TOO_SHORT_FOR_CHECK_PAIR: say(
    '代码太短，没有两位校验字符。',
    'The code is too short to hold its two check characters.',
  ),
  TOO_LONG_FOR_CHECK_PAIR_IMPLEMENTATION: say(
    '代码超过 99 个字符，请缩短。',
    'The code is longer than 99 characters; shorten it.',
  ),
  TOO_SHORT_FOR_GCP: say(
    '代码太短，放不下厂商识别代码，请补全。',
    'The code is too short to begin with a GS1 Company Prefix; complete it.',
  ),
  INVALID_GCP_PREFIX: say(
    '厂商识别代码只能是数字，请核对。',
    'The GS1 Company Prefix must be digits; compare it with its source.',
  ),
  IMPORTER_IDX_MUST_BE_ONE_CHARACTER: say(
    '进口商索引只能是一个字符。',
    'The importer index must be one character.',
  ),
  INVALID_IMPORT_IDX_CHARACTER: say(
    '进口商索引只能是字母、数字、连字符或下划线。',
    'The importer index must be a letter, a digit, a hyphen or an underscore.',
  ),
  ILLEGAL_ZERO_VALUE: say('不能为零，请填写实际数值。', 'Zero is not allowed; give the actual value.'),
  NOT_ZERO: say('此处必须是 0。', 'This must be 0.'),
  ILLEGAL_ZERO_PREFIX: say(
    '不能以 0 开头，请去掉前面的 0。',
    'It must not begin with 0; leave the leading zeros out.',
  ),
  NOT_ZERO_OR_ONE: say('只能是 0（否）或 1（是）。', 'It must be 0 (no) or 1 (yes).'),
  INVALID_WINDING_DIRECTION: say(
    '卷绕方向只能是 0、1 或 9（未定）。',
    'The winding direction must be 0, 1 or 9 (undefined).',
  ),
  NOT_HYPHEN: say('此处只能是连字符 -。', 'Only a hyphen may stand here.'),
  INVALID_BIOLOGICAL_SEX_CODE: say(
    '性别代码只能是 0、1、2 或 9。',
    'The code of the biological sex must be 0, 1, 2 or 9.',
  ),
  NOT_ISO3166: say(
    '不是三位数字国家代码（ISO 3166），例如中国为 156。',
    'This is no three-digit country code of ISO 3166; China, for example, is 156.',
  ),
  NOT_ISO3166_OR_999: say(
    '不是三位数字国家代码（ISO 3166）；多个国家时用 999。',
    'This is no three-digit country code of ISO 3166; use 999 for several countries.',
  ),
  NOT_ISO3166_ALPHA2: say(
    '不是两位字母国家代码（ISO 3166），例如中国为 CN。',
    'This is no two-letter country code of ISO 3166; China, for example, is CN.',
  ),
  NOT_ISO4217: say(
    '不是三位数字币种代码（ISO 4217），例如人民币为 156。',
    'This is no three-digit currency code of ISO 4217; the yuan, for example, is 156.',
  ),
  INVALID_PACKAGE_TYPE: say(
    '不是 GS1 包装类型代码，请从代码表中选取。',
    'This is no GS1 package type code; take one from the code list.',
  ),
  INVALID_MEDIA_TYPE: say(
    '不是已分配的标识媒介类型（01–10、80–99）。',
    'This is no AIDC media type that has been given out (01–10, 80–99).',
  ),
  IBAN_TOO_SHORT: say('国际银行账号太短，请补全。', 'The IBAN is too short; complete it.'),
  IBAN_TOO_LONG: say('国际银行账号超过 34 位，请核对。', 'The IBAN has more than 34 characters; check it.'),
  INVALID_IBAN_CHARACTER: say(
    '国际银行账号只能用大写字母和数字。',
    'An IBAN holds capital letters and digits only; correct the character marked.',
  ),
  ILLEGAL_IBAN_COUNTRY_CODE: say(
    '国际银行账号须以两位国家代码开头。',
    'An IBAN must begin with a two-letter country code.',
  ),
  INCORRECT_IBAN_CHECKSUM: say(
    '国际银行账号的校验位不正确，请核对。',
    'The check digits of the IBAN are wrong; compare it with its source.',
  ),
  DATE_TOO_SHORT: say('日期位数不足，请补全年月日。', 'The date is too short; give year, month and day.'),
  DATE_TOO_LONG: say('日期位数过多，请核对。', 'The date is too long; check it.'),
  ILLEGAL_MONTH: say('月份须为 01–12。', 'The month must be 01 to 12.'),
  ILLEGAL_DAY: say('该月没有这一天，请核对日期。', 'That month has no such day; check the date.'),
  HOUR_TOO_SHORT: say('小时须为两位数字。', 'The hour must be two digits.'),
  HOUR_TOO_LONG: say('小时须为两位数字。', 'The hour must be two digits.'),
  ILLEGAL_HOUR: say('小时须为 00–23。', 'The hour must be 00 to 23.'),
  MINUTE_TOO_SHORT: say('分钟须为两位数字。', 'The minute must be two digits.'),
  MINUTE_TOO_LONG: say('分钟须为两位数字。', 'The minute must be two digits.'),
  ILLEGAL_MINUTE: say('分钟须为 00–59。', 'The minute must be 00 to 59.'),
  SECOND_TOO_SHORT: say('秒须为两位数字。', 'The second must be two digits.'),
  SECOND_TOO_LONG: say('秒须为两位数字。', 'The second must be two digits.'),
  ILLEGAL_SECOND: say('秒须为 00–59。', 'The second must be 00 to 59.'),
  HOUR_WITH_MINUTE_TOO_SHORT: say(
    '时间须为四位数字（时分）。',
    'The time must be four digits, hour and minute.',
  ),
  HOUR_WITH_MINUTE_TOO_LONG: say(
    '时间须为四位数字（时分）。',
    'The time must be four digits, hour and minute.',
  ),
  INVALID_LENGTH_FOR_PIECE_OF_TOTAL: say(
    '件号与总件数须位数相同。',
    'The piece number and the number of pieces must have the same number of digits.',
  ),
  ZERO_PIECE_NUMBER: say('件号不能为零。', 'The piece number must not be zero.'),
  ZERO_TOTAL_PIECES: say('总件数不能为零。', 'The number of pieces must not be zero.'),
  PIECE_NUMBER_EXCEEDS_TOTAL: say(
    '件号不能大于总件数。',
    'The piece number must not be greater than the number of pieces.',
  ),
  POSITION_IN_SEQUENCE_MALFORMED: say(
    '须写成“序号/总数”，例如 1/2。',
    'Write it as <position>/<end>, for example 1/2.',
  ),
  POSITION_EXCEEDS_END: say('序号不能大于总数。', 'The position must not be greater than the end.'),
  INVALID_PERCENT_SEQUENCE: say(
    '% 后须跟两位十六进制数字，请改正转义。',
    'Two hexadecimal digits must follow %; correct the escape.',
  ),
  INVALID_LATITUDE: say(
    '纬度须在 0000000000–1800000000 之间。',
    'The latitude must be 0000000000 to 1800000000.',
  ),
  INVALID_LONGITUDE: say(
    '经度须在 0000000000–3600000000 之间。',
    'The longitude must be 0000000000 to 3600000000.',
  ),
  LATITUDE_INVALID_LENGTH: say('纬度须为 10 位数字。', 'The latitude must be ten digits.'),
  LONGITUDE_INVALID_LENGTH: say('经度须为 10 位数字。', 'The longitude must be ten digits.'),
  ...couponTexts,
} as const satisfies Readonly<Record<string, Text>>;

/** A word of the GS1 Barcode Syntax Dictionary for what is wrong in a value. */
export type LintCode = keyof typeof lintTexts;
