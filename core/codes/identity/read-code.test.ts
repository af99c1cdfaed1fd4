import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkDigitOf } from '../gs1/check-digit.ts';
import { fnc1 } from '../gs1/element-string.ts';
import { type CodeReadings, readCode } from './read-code.ts';

const ownHosts = ['trace.example.cn'];
const codeOf = (text: string): CodeReadings => {
  const reading = readCode(text, { ownHosts, scannerPrefix: '>>' });
  if (!reading.ok) throw new Error(reading.fault.text.en);
  return reading.value;
};

const item = 'https://id.gs1.org/01/04012345123456/21/A7';
const lot = 'https://id.gs1.org/01/04012345123456/10/L7';

describe('what is read', () => {
  test.each([
    [`]d2010401234512345621A7${fnc1}10L7`, 'element-string', item],
    [`]C1010401234512345610L7`, 'element-string', lot],
    [`]Q3010401234512345621A7`, 'element-string', item],
    [`]d1${item}?17=261231`, 'digital-link', item],
    [']Q1https://trace.example.cn/lot/7', 'own', 'https://trace.example.cn/lot/7'],
    [']E06901234567892', 'gtin', 'https://id.gs1.org/01/06901234567892'],
    [']X0(01)04012345123456(21)A7', 'bracketed', item],
    [`>>]d2010401234512345621A7\r\n`, 'element-string', item],
    [`\u0002010401234512345621A7${fnc1}10L7\u0003`, 'element-string', item],
    [`${fnc1}010401234512345621A7`, 'element-string', item],
    ['010401234512345621A7^10L7', 'element-string', item],
    ['010401234512345621A7<GS>10L7', 'element-string', item],
    ['010401234512345621A7{FNC1}10L7', 'element-string', item],
    ['010401234512345621A7␝10L7', 'element-string', item],
    ['10L7^0104012345123456^21A7', 'element-string', item],
    ['(01)04012345123456(21)A7', 'bracketed', item],
    ['（０１）０４０１２３４５１２３４５６（２１）Ａ７', 'bracketed', item],
    ['(01) 04012345123456 (10) L7', 'bracketed', lot],
    ['(01) 04012345123456\n(10) L7', 'bracketed', lot],
    ['[01]04012345123456[10]L7', 'bracketed', lot],
    ['https://brand.example/gtin/4012345123456/lot/L7/', 'digital-link', lot],
    ['HTTP://ID.GS1.ORG/01/04012345123456/10/L7', 'digital-link', lot],
    ['id.gs1.org/01/04012345123456/10/L7', 'digital-link', lot],
    ['urn:epc:class:lgtin:4012345.012345.L7', 'epc-uri', lot],
    ['urn:epc:id:sgtin:4012345.012345.A7', 'epc-uri', item],
    ['urn:epc:tag:sgtin-96:3.0614141.812345.6789', 'tag-uri', 'https://id.gs1.org/01/80614141123458/21/6789'],
    ['3074257BF7194E4000001A85', 'epc-hex', 'https://id.gs1.org/01/80614141123458/21/6789'],
    ['0x3074257bf7194e4000001a85', 'epc-hex', 'https://id.gs1.org/01/80614141123458/21/6789'],
    ['3074 257B F719 4E40 0000 1A85', 'epc-hex', 'https://id.gs1.org/01/80614141123458/21/6789'],
    ['02345680', 'gtin', 'https://id.gs1.org/01/00000002345680'],
    ['416000336108', 'gtin', 'https://id.gs1.org/01/00416000336108'],
    ['690-1234-567892', 'gtin', 'https://id.gs1.org/01/06901234567892'],
    ['24012345678905', 'gtin', 'https://id.gs1.org/01/24012345678905'],
    ['3 4012345 111111111 1', 'sscc', 'https://id.gs1.org/00/340123451111111111'],
    ['00340123451111111111', 'element-string', 'https://id.gs1.org/00/340123451111111111'],
    ['trace.example.cn/item/P/0042', 'own', 'https://trace.example.cn/item/P/0042'],
    ['https://news.example/a?b=1', 'uri', 'https://news.example/a?b=1'],
    ['urn:uuid:5', 'uri', 'urn:uuid:5'],
  ])('%j is a %s', (text, form, uri) => {
    const code = codeOf(text);
    expect([code.form, code.identity?.uri]).toEqual([form, uri]);
  });

  test('a number of 13 digits may be a GLN as well', () => {
    const code = codeOf('6901234567892');
    expect(code.alternatives.map(({ form, identity }) => [form, identity?.uri])).toEqual([
      ['gln', 'https://id.gs1.org/414/6901234567892'],
    ]);
  });

  test('a credit code, also one of digits alone', () => {
    expect(codeOf('911522010783762860').creditCode?.region).toBe('152201');
    expect(codeOf('91310112087994932f').creditCode?.code).toBe('91310112087994932F');
  });

  test('data without a key has elements but no identity', () => {
    const code = codeOf('(17)261231(10)L7');
    expect(code.identity).toBeUndefined();
    expect(code.elements).toEqual([
      { ai: '17', value: '261231' },
      { ai: '10', value: 'L7' },
    ]);
  });

  test('what stands beside the item is told', () => {
    const code = codeOf('(01)04012345123456(21)A7(414)4012345000054');
    expect(code.identity?.uri).toBe(item);
    expect(code.beside.map(({ uri }) => uri)).toEqual(['https://id.gs1.org/414/4012345000054']);
  });

  test('identifiers that exclude one another are doubted', () => {
    expect(codeOf('(01)04012345123456(37)5').doubt?.code).toBe('EXCLUDED_AI');
  });
});

describe('what is refused, and why', () => {
  test.each([
    ['', 'EMPTY', '没有内容'],
    [' \r\n', 'EMPTY', '没有内容'],
    ['6901234567893', 'INCORRECT_CHECK_DIGIT', '应为 2'],
    ['(01)04012345123457(21)A7', 'INCORRECT_CHECK_DIGIT', '(01) 04012345123457 的校验位是 7，应为 6'],
    ['010401234512345721A7', 'INCORRECT_CHECK_DIGIT', '应为 6'],
    ['https://id.gs1.org/01/04012345123457/21/A7', 'INCORRECT_CHECK_DIGIT', '应为 6'],
    ['(01)04012345123456(17)261301', 'ILLEGAL_MONTH', '(17) 261301：月份'],
    ['(01)04012345123456(10)L 7', 'INVALID_CSET82_CHARACTER', '第 2 位“ ”'],
    ['(01)04012345123456(10)A(10)B', 'REPEATED_AI', '(10)'],
    ['(4140)x', 'UNKNOWN_AI', '4140'],
    ['urn:epc:id:sgtin:0614141.10734.2017', 'WRONG_LENGTH', '共 12 位，应为 13 位'],
    ['urn:epc:id:nonsense:1', 'UNKNOWN_SCHEME', 'nonsense'],
    ['307C257BF7194E4000001A85', 'BROKEN_TAG', 'sgtin-96'],
    ['91350211M00013FA1N', 'INCORRECT_CHECK_CHARACTER', '校验位'],
    ['91350211M00013FO1N', 'ILLEGAL_CHARACTER', '第 16 位不能是“O”，是否为“0”'],
    ['12345', 'WRONG_LENGTH', '5 位数字'],
    ['10-2024-X1', 'UNRECOGNISED', '认不出'],
    ['你好', 'UNRECOGNISED', '认不出'],
    ['x'.repeat(5000), 'TOO_LONG', '4096'],
  ])('%j: %s', (text, code, words) => {
    const reading = readCode(text, { ownHosts });
    if (reading.ok) throw new Error(`read as ${reading.value.form}`);
    expect(reading.fault.code).toBe(code);
    expect(reading.fault.text.zh).toContain(words);
    // What was typed is quoted; around it nothing is Chinese.
    expect(reading.fault.text.en.split(text === '' ? '"' : text).join('')).not.toMatch(/[\u4e00-\u9fff：]/u);
  });

  test('every wrong digit of a GTIN', () => {
    const gtin = fc.constantFrom(8, 12, 13, 14).chain((length) =>
      fc.string({
        unit: fc.constantFrom(...'0123456789'.split('')),
        minLength: length - 1,
        maxLength: length - 1,
      }),
    );
    fc.assert(
      fc.property(gtin, (body) => {
        const right = body + checkDigitOf(body);
        expect(readCode(right).ok).toBe(true);
        const accepted: string[] = [];
        for (let at = 0; at < right.length; at += 1) {
          for (const digit of '0123456789') {
            if (digit === right.charAt(at)) continue;
            const wrong = right.slice(0, at) + digit + right.slice(at + 1);
            const isElement = right.length === 14 && readCode(`(01)${wrong}(21)1`).ok;
            if (isElement || readCode(wrong).ok) accepted.push(wrong);
          }
        }
        expect(accepted).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  test('nothing that can be typed makes it fail', () => {
    const head = fc.constantFrom(
      '',
      ']d2',
      ']C1',
      ']E0',
      ']Q1',
      '(01)',
      'https://',
      'urn:epc:',
      '01',
      '3074',
      '>>',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string({ maxLength: 60 }),
      fc.webUrl(),
    );
    fc.assert(
      fc.property(head, text, (before, behind) => {
        const reading = readCode(before + behind, { ownHosts, scannerPrefix: '>>' });
        if (!reading.ok)
          expect(reading.fault.text.zh.length * reading.fault.text.en.length).toBeGreaterThan(0);
        else expect(reading.value.alternatives).toBeDefined();
      }),
      { numRuns: 2000 },
    );
  });
});
