import type { JsonValue } from '../../platform/index.ts';
import { canonicalDecimal, compareDecimals, decimalsOf, mostDecimals } from '../reading/decimal-text.ts';
import { asText, type Checked, good, wrong } from './checked.ts';

/** What a number must keep to. */
export interface DecimalLimits {
  /** Digits behind the point at most. */
  readonly decimals?: number | undefined;
  /** Canonical decimals. */
  readonly least?: string | undefined;
  readonly most?: string | undefined;
}

/** The canonical decimal of a JSON number or of a string that spells one, within its limits. */
export const checkDecimal = (value: JsonValue, { decimals, least, most }: DecimalLimits): Checked => {
  const text = typeof value === 'number' ? asText(value) : value;
  const decimal = typeof text === 'string' ? canonicalDecimal(text) : undefined;
  if (decimal === undefined) return wrong('应为数字', 'must be a number');
  if (decimalsOf(decimal) > (decimals ?? mostDecimals))
    return decimals === 0
      ? wrong('应为整数', 'must be a whole number')
      : wrong(
          `最多 ${decimals ?? mostDecimals} 位小数`,
          `must have at most ${decimals ?? mostDecimals} decimals`,
        );
  if (least !== undefined && compareDecimals(decimal, least) < 0)
    return wrong(`不能小于 ${least}`, `must be at least ${least}`);
  if (most !== undefined && compareDecimals(decimal, most) > 0)
    return wrong(`不能大于 ${most}`, `must be at most ${most}`);
  return good(decimal);
};
