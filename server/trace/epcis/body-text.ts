import { Problem } from '@yuanliu/core/platform';
import { epcisNotJson } from '@yuanliu/core/trace';

/** The text of a body that came as bytes; throws `epcisNotJson` for bytes that are no UTF-8, and for none. */
export const bodyText = (body: unknown): string => {
  if (!Buffer.isBuffer(body) || body.length === 0)
    throw new Problem(epcisNotJson, { reason: 'the body is empty' });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    throw new Problem(epcisNotJson, { reason: 'it is not UTF-8' });
  }
};

/** The JSON value of a body; throws `epcisNotJson`. */
export const bodyJson = (body: unknown): unknown => jsonOf(bodyText(body));

/** The JSON value of a text; throws `epcisNotJson` with what the reader stumbled over. */
export const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Problem(epcisNotJson, { reason: reasonOf(error) });
  }
};

/** What the reader of JSON stumbled over, without the text around it. */
export const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).slice(0, 200);
