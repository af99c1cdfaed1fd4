import { describe, expect, it } from 'vitest';
import { amountWords, figures, nameOfUri, uomWords } from './thing-words.ts';

describe('a thing known by its URI', () => {
  it.each([
    ['https://id.gs1.org/414/6901234502015', 'GLN 6901234502015'],
    ['https://id.gs1.org/00/169012345000000013', 'SSCC 169012345000000013'],
    ['urn:yuanliu:document:po:PO-2611-01', 'PO-2611-01'],
    ['https://id.qinghe.example/vessel/S1', 'S1'],
    ['https://id.qinghe.example/lot/%E7%94%9F%E9%B2%9C%E4%B9%B3/', '生鲜乳'],
    ['https://example.com/%E0%A4%A', '%E0%A4%A'],
  ])('%s is called %s', (uri, name) => {
    expect(nameOfUri(uri)).toBe(name);
  });
});

describe('a quantity', () => {
  it.each([
    ['0', '0'],
    ['999', '999'],
    ['12000', '12,000'],
    ['-12500.25', '−12,500.25'],
    ['123456789012345678901.000001', '123,456,789,012,345,678,901.000001'],
  ])('%s is written %s, never rounded', (decimal, written) => {
    expect(figures(decimal)).toBe(written);
  });

  it('has a unit of measure in words; without a code it counts pieces', () => {
    expect(amountWords({ quantity: '11000', uom: 'KGM' }, 'zh')).toBe('11,000 千克');
    expect(uomWords('', 'zh')).toBe('件');
    expect(uomWords('ZZ9', 'en')).toBe('ZZ9');
  });
});
