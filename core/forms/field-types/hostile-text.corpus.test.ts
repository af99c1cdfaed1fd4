import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { corpus, score } from '../../../server/test/corpora.ts';
import { receiptForm, aroundReceipt } from '../../../server/test/forms/receipt-form.ts';
import { withChange } from '../../../server/test/forms/with-change.parse.ts';
import { showNames, storeNames } from '../definition/shown-names.ts';
import { readFormText } from '../text/read-form-text.ts';
import { writeFormText } from '../text/write-definition.ts';
import { fieldTypes, findFieldType } from './field-types.ts';

const robustness = corpus('csv-json-robustness');
const reader = { language: 'zh', zone: 'Asia/Shanghai' } as const;
const own = { version: 1 };

const strings = (): string[] => z.array(z.string()).parse(robustness.json('blns.json'));

/** What was made of a text on its way through a field, where it is not what it should be. */
const spoiled = (name: string, text: string, wanted: string): string | undefined => {
  const type = findFieldType(name);
  const checked = type?.check(text, own);
  const value = checked?.ok === true ? checked.value : undefined;
  if ((value ?? '') !== wanted) return `${name}: ${JSON.stringify(checked)}`;
  const again = type?.read(type.display(value ?? null, own, reader), own, reader);
  return again?.ok === true && again.value === value ? undefined : `${name}: shown and read otherwise`;
};

describe.skipIf(!robustness.isHere)('hostile texts', () => {
  test('are stored and shown as they are', () => {
    score(
      'csv-json-robustness/blns in text fields',
      strings().map((text) => ({
        id: JSON.stringify(text),
        failure:
          spoiled('long-text', text, text.trim() === '' ? '' : text.replaceAll(/\r\n?/g, '\n')) ??
          spoiled('text', text, text.replaceAll(/[\r\n\u2028\u2029]+/g, ' ').trim()),
      })),
    );
  });

  test('break no other type, no label, no expression and no file', () => {
    score(
      'csv-json-robustness/blns elsewhere',
      strings().map((text) => {
        for (const type of fieldTypes) {
          type.check(text, type.initial);
          type.read(text, type.initial, reader);
        }
        const label = text.trim().slice(0, 500);
        if (label === '') return { id: JSON.stringify(text), failure: undefined };
        const definition = withChange(receiptForm, '/fields/8/label', { zh: label });
        const place = { form: 'receipt', definition, around: aroundReceipt };
        const shown = showNames('total > 0', { use: 'visible' }, place);
        const stored = storeNames(shown, { use: 'visible' }, place);
        const file = readFormText(writeFormText({ form: 'receipt', definition }));
        const isKept = stored === 'total > 0' && file.ok && file.definition.fields[8]?.label.zh === label;
        return { id: JSON.stringify(text), failure: isKept ? undefined : `${shown} → ${stored}` };
      }),
    );
    expect(strings().length).toBeGreaterThan(0);
  });
});
