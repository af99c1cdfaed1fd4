import { type EventIssue, issue } from '@yuanliu/core/trace';
import type { ErrorObject } from 'ajv';
import { definitionOf } from './epcis-schema.parse.ts';

/** A value in a sentence, cut where it is long. */
export const shown = (value: unknown): string => {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
};

/** What is wrong with a single value. */
export const valueIssue = (error: ErrorObject): EventIssue => {
  const path = error.instancePath;
  const value = shown(error.data);
  switch (error.keyword) {
    case 'format':
      return formatIssue(path, value, String(error.params['format']));
    case 'pattern':
      return patternIssue(path, value, definitionOf(error.parentSchema));
    case 'type':
      return typeIssue(path, error.data, String(error.params['type']));
    case 'enum': {
      const allowed: unknown = error.params['allowedValues'];
      const list = Array.isArray(allowed) ? allowed.join(', ') : '';
      return issue(path, `“${value}”不在允许的值之中：${list}`, `"${value}" is none of: ${list}`);
    }
    case 'minItems':
      return issue(path, '列表不能为空，请至少写一项', 'The list is empty; it needs at least one entry');
    case 'uniqueItems':
      return issue(path, '列表中有重复的项，请只写一次', 'The list names something twice; name it once');
    default:
      return issue(
        path,
        `“${value}”不符合 EPCIS 2.0 的规定`,
        `"${value}" does not fit EPCIS 2.0 (${error.message ?? error.keyword})`,
      );
  }
};

function formatIssue(path: string, value: string, format: string): EventIssue {
  if (format === 'date-time') {
    return issue(
      path,
      `“${value}”不是公元 1 至 9999 年间带时区的日期时间，请写成 2026-03-04T18:00:30+08:00 的形式`,
      `"${value}" is no date-time with an offset, of the years 1 to 9999; write it like 2026-03-04T18:00:30+08:00`,
    );
  }
  return issue(
    path,
    `“${value}”不是 URI：应有方案名（如 urn:、https:）且不含空格`,
    `"${value}" is no URI: it needs a scheme (urn:, https: …) and has no blanks`,
  );
}

function patternIssue(path: string, value: string, definition: string): EventIssue {
  if (path.endsWith('/eventTimeZoneOffset')) {
    return issue(
      path,
      `“${value}”不是时区偏移：应写成 +08:00 的形式，范围 -14:00 至 +14:00`,
      `"${value}" is no time zone offset: write it like +08:00, from -14:00 to +14:00`,
    );
  }
  if (definition === 'uom') {
    return issue(
      path,
      `“${value}”不是计量单位代码：应为 UN/ECE Rec 20 的二至三位大写字母或数字，如 KGM`,
      `"${value}" is no unit of measure: it is a UN/ECE Rec 20 code of two or three capitals or digits, e.g. KGM`,
    );
  }
  if (definition === 'hexBinary') {
    return issue(path, `“${value}”不是十六进制数据`, `"${value}" is not hexadecimal`);
  }
  if (definition === 'version') {
    return issue(path, `“${value}”不是版本号，请写 2.0`, `"${value}" is no version; write 2.0`);
  }
  return issue(path, `“${value}”的格式不对`, `"${value}" has the wrong form`);
}

const types: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  string: ['文字', 'text'],
  number: ['数字', 'a number'],
  integer: ['整数', 'a whole number'],
  boolean: ['true 或 false', 'true or false'],
  array: ['列表', 'a list'],
  object: ['对象', 'an object'],
  null: ['空值', 'null'],
};

function typeIssue(path: string, data: unknown, expected: string): EventIssue {
  const [zh, en] = types[expected] ?? [expected, expected];
  return issue(path, `应为${zh}，而不是“${shown(data)}”`, `This must be ${en}, not "${shown(data)}"`);
}
