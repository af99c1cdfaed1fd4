import type { Value } from '../../expression/index.ts';
import type { JsonValue } from '../../platform/index.ts';
import { asText, type Checked, good, wrong } from './checked.ts';

/** A value that the system has made is taken as it is; what people send never gets here. */
export const checkComputed = (value: JsonValue): Checked => good(value);

/** A computed value by itself, where nobody has asked the type that it is shown as. */
export const displayComputed = (value: JsonValue): string => asText(value);

/** A column of a computed field is not imported. */
export const readComputed = (): Checked =>
  wrong('由系统计算，不能导入', 'is computed by the system and cannot be imported');

/** A value by its own kind, where nobody has asked the type that it is shown as. */
export const computedToFeel = (value: JsonValue): Value =>
  typeof value === 'boolean' ? value : asText(value);

/** What made it has the type of what it shows; by itself it takes nothing. */
export const computedFromFeel = (): Checked => wrong('由系统计算', 'is computed by the system');
