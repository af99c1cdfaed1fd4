import { convert, fieldCode, unitsOfMeasure } from '@yuanliu/core/trace';
import { type RawBuilder, sql } from 'kysely';
import type { Family } from '../asked.ts';
import { numberOf, numbersOf } from '../asked-values.ts';
import { uncertain } from '../uncertain.ts';

const signs: Readonly<Record<string, RawBuilder<unknown>>> = {
  EQ: sql`=`,
  GT: sql`>`,
  GE: sql`>=`,
  LT: sql`<`,
  LE: sql`<=`,
};

const form = /^(EQ|GT|GE|LT|LE)_quantity(?:_([A-Z0-9]{2,4}))?$/;

const quantityFields = [
  fieldCode.quantityList,
  fieldCode.childQuantityList,
  fieldCode.inputQuantityList,
  fieldCode.outputQuantityList,
];

/** Lines of `incidences` called `i` with a quantity. */
const isQuantity = sql`i.quantity is not null and i.field = any(${quantityFields}::smallint[])`;
const isOfEvent = sql`i.flow_nr = e.flow_nr and i.event_nr = e.nr`;

/**
 * Quantities beside a class or lot. `EQ_quantity` compares the number as the event has it, whatever its unit (EPCIS 2.0,
 * 8.2.7.1: "the quantity field is equal to the specified parameter"). `EQ_quantity_KGM` asks for an amount: 1000 GRM
 * is found by 1 KGM, as the standard demands of sensor values; a quantity without a unit is a count and never matches.
 */
export const quantities: Family = (asked) => {
  const [, operator = '', uom] = form.exec(asked.name) ?? [];
  const sign = signs[operator];
  if (sign === undefined) return undefined;
  const numbers = operator === 'EQ' ? numbersOf(asked) : [numberOf(asked)];
  const bounds =
    uom === undefined
      ? numbers.map((value) => ({ uom: null, value }))
      : numbers.flatMap((number) => boundsOf(number, uom));
  const each = sql`unnest(${bounds.map((bound) => bound.uom)}::text[], ${bounds.map((bound) => bound.value)}::numeric[])
    as b(uom, value)`;
  const fits = sql`i.quantity ${sign} b.value ${uom === undefined ? sql`` : sql`and i.uom = b.uom`}`;
  return uncertain(asked, numbers, {
    holds: sql`from incidences i, ${each} where ${isOfEvent} and ${isQuantity} and ${fits}`,
    numbers: (most) => sql`select n.event_nr from ${each} cross join lateral (
      select i.event_nr from incidences i where ${isQuantity} and ${fits} order by i.quantity limit ${most}) n`,
  });
};

/** The same amount in every unit that converts into this one. */
const boundsOf = (
  number: string,
  uom: string,
): readonly { readonly uom: string; readonly value: string }[] => {
  const dimension = unitsOfMeasure.get(uom)?.dimension;
  const codes = [...unitsOfMeasure.values()]
    .filter((unit) => unit.dimension === dimension)
    .map(({ code }) => code);
  return [...new Set([uom, ...codes])].flatMap((to) => {
    const value = convert(number, { from: uom, to });
    return value === undefined ? [] : [{ uom: to, value: value.toFixed() }];
  });
};
