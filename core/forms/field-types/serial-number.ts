import { z } from 'zod';
import {
  checkComputed,
  computedFromFeel,
  computedToFeel,
  displayComputed,
  readComputed,
} from './computed.ts';
import { defineType } from './define-type.ts';
import { feel } from './feel.ts';
import { madeSchema, textSchema } from './json-schema.ts';

const settings = z.strictObject({
  version: z.literal(1),
  /** The key of the serial rule; '' until somebody has said. */
  rule: z.string().max(60),
});
type Settings = z.output<typeof settings>;

/** A number that the server takes from a serial rule when the record is submitted; it never changes. */
export const serialNumberType = defineType<Settings>({
  name: 'serial-number',
  text: { zh: '流水号', en: 'Serial number' },
  group: 'computed',
  holds: 'computed',
  settings,
  initial: { version: 1, rule: '' },
  filters: ['is', 'contains', 'starts-with'],
  sorts: true,
  searched: true,
  namesRecords: 1,
  conversions: [{ from: 'serial-number', lossless: () => true }],
  check: checkComputed,
  display: displayComputed,
  read: readComputed,
  meaning: () => feel.text,
  toFeel: computedToFeel,
  fromFeel: computedFromFeel,
  numberedBy: ({ rule }) => rule,
  schema: () => madeSchema(textSchema()),
  columns: () => [{ suffix: '', type: 'text', unique: true }],
  complaints: ({ rule }, { around }) => {
    if (rule === '') return [{ path: '/rule', text: { zh: '请选择编号规则', en: 'Choose a serial rule' } }];
    if (around.hasSerialRule(rule)) return [];
    return [{ path: '/rule', text: { zh: `没有编号规则 ${rule}`, en: `There is no serial rule ${rule}` } }];
  },
});
