import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { electricUnits } from './electric-units.ts';
import { physicsUnits } from './physics-units.ts';
import { sensorUnits } from './sensor-units.ts';
import { tradeUnits } from './trade-units.ts';
import { convert, toBase, unitOfMeasure, unitsOfMeasure } from './units-of-measure.ts';

const tables = [...tradeUnits, ...sensorUnits, ...electricUnits, ...physicsUnits];
const lines = tables.flatMap(({ units }) => [...units]);

describe('the table of units', () => {
  it('knows each code once, and at least 200', () => {
    expect(new Set(lines.map(([code]) => code)).size).toBe(lines.length);
    expect(unitsOfMeasure.size).toBe(lines.length);
    expect(lines.length).toBeGreaterThanOrEqual(200);
  });

  it('has codes of two or three capitals or digits', () => {
    expect(lines.map(([code]) => code).filter((code) => !/^[A-Z0-9]{2,3}$/.test(code))).toEqual([]);
  });

  it('begins every dimension with its base', () => {
    expect(tables.filter(({ units }) => units[0]?.[1] !== '1')).toEqual([]);
    expect(new Set(tables.map(({ dimension }) => dimension)).size).toBe(tables.length);
  });
});

describe('toBase', () => {
  it.each([
    ['26', 'CEL', 'KEL', '299.15'],
    ['-40', 'FAH', 'KEL', '233.15'],
    ['50', 'FAH', 'KEL', '283.15'],
    ['491.67', 'A48', 'KEL', '273.15'],
    ['36', 'KMH', 'MTS', '10'],
    ['1', 'LBR', 'KGM', '0.45359237'],
    ['0.1', 'GRM', 'KGM', '0.0001'],
    ['2.5', 'DZN', 'C62', '30'],
    ['1013.25', 'MBR', 'PAL', '101325'],
    ['1', 'PS', 'PAL', '6894.75729316836133672267344535'],
    ['500', '59', 'P1', '0.05'],
    ['1', 'KWH', 'JOU', '3600000'],
    ['5', 'P71', 'P70', '0.005'],
    ['1', 'H87', 'C62', '1'],
  ])('%s %s', (...[value, uom, base, expected]) => {
    const found = toBase(value, uom);
    expect([found?.uom, found?.value.toFixed()]).toEqual([base, expected]);
  });

  it('says nothing of a unit it does not know', () => {
    expect(toBase('1', 'ZZZ')).toBeUndefined();
    expect(unitOfMeasure('ZZZ')).toBeUndefined();
  });

  it('keeps the order of values', () => {
    const code = fc.constantFrom(...lines.map(([name]) => name));
    const value = fc.integer({ min: -1e9, max: 1e9 }).map((whole) => new Decimal(whole).div(1000));
    fc.assert(
      fc.property(code, value, value, (uom, one, other) => {
        const [first, second] = [toBase(one, uom), toBase(other, uom)];
        expect(first?.value.comparedTo(second?.value ?? 0)).toBe(one.comparedTo(other));
      }),
    );
  });
});

describe('convert', () => {
  it.each([
    ['100', 'CEL', 'FAH', '212'],
    ['98.6', 'FAH', 'CEL', '37'],
    ['1', 'TNE', 'KGM', '1000'],
    ['1', 'KGM', 'TNE', '0.001'],
    ['7', 'ZZZ', 'ZZZ', '7'],
  ])('%s %s is %s', (...[value, from, to, expected]) => {
    expect(convert(value, { from, to })?.toFixed()).toBe(expected);
  });

  it('refuses other dimensions', () => {
    expect(convert('1', { from: 'KGM', to: 'LTR' })).toBeUndefined();
    expect(convert('1', { from: 'ASV', to: 'KGM' })).toBeUndefined();
  });

  it('goes there and back', () => {
    const pair = fc
      .constantFrom(...tables)
      .chain(({ units }) => fc.tuple(fc.constantFrom(...units), fc.constantFrom(...units)));
    fc.assert(
      fc.property(pair, fc.integer({ min: -1e6, max: 1e6 }), ([[from], [to]], whole) => {
        const there = convert(whole, { from, to });
        const back = there && convert(there, { from: to, to: from });
        // Quotients are cut to 30 digits, so what comes back is the same to far more digits than anybody measures.
        expect(back?.toDecimalPlaces(15).toFixed()).toBe(String(whole));
      }),
    );
  });
});
