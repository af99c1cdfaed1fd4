import type { JsonValue } from '../../platform/index.ts';
import type { FormField } from '../definition/form-field.ts';
import { type Checked, good, wrong } from '../field-types/checked.ts';
import { typeOf } from '../field-types/field-types.ts';
import type { Reader } from '../field-types/reader.ts';

/**
 * A value of a field after its type has changed: what publishing makes of it, value by value. What does not convert is
 * refused with a sentence. Texts are written and read for `reader`, whose language is the one of the enterprise.
 */
export const convertValue = (
  value: JsonValue,
  { from, to }: { readonly from: FormField; readonly to: FormField },
  reader: Reader,
): Checked => {
  if (value === null) return good(null);
  const [old, next] = [typeOf(from), typeOf(to)];
  const conversion = next.conversions.find((each) => each.from === from.type);
  if (conversion === undefined)
    return wrong(
      `${old.text.zh}不能转换为${next.text.zh}`,
      `${old.text.en} does not convert to ${next.text.en.toLowerCase()}`,
    );
  if (conversion.convert !== undefined)
    return conversion.convert(value, { from: from.settings, to: to.settings }, reader);
  return next.read(old.bare?.(value) ?? old.display(value, from.settings, reader), to.settings, reader);
};
