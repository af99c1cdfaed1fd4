import type { Text } from '../platform/index.ts';
import { cbvLabel } from './epcis/cbv/cbv.ts';

/** What follows from an event and disagrees with it. */
const parts: Readonly<Record<string, Text>> = {
  incidences: { zh: '事件 #{nr} 的单元关系', en: 'the units of event #{nr}' },
  event_voids: { zh: '事件 #{nr} 的作废关系', en: 'what voids event #{nr}, or is voided by it' },
};
const itself: Text = { zh: '事件 #{nr}', en: 'event #{nr}' };

const form = /^#(\d+)(?: · (\w+))?$/;

const same = (text: string): Text => ({ zh: text, en: text });

/**
 * What the check of the ledger knows a row by, in words: an event that is gone by its number, what follows from an
 * event likewise, any other by its time, type, step and id, of which the step has a word.
 */
export const ledgerTitle = (title: string): Text => {
  const [, nr = '', part] = form.exec(title) ?? [];
  if (nr !== '') {
    const { zh, en } = part === undefined ? itself : (parts[part] ?? itself);
    return { zh: zh.replace('{nr}', nr), en: en.replace('{nr}', nr) };
  }
  const [time = '', type = '', step = '', ...id] = title.split(' · ');
  const word = id.length === 0 ? undefined : cbvLabel('bizStep', step);
  if (word === undefined) return same(title);
  return {
    zh: [time, type, word.zh, ...id].join(' · '),
    en: [time, type, word.en, ...id].join(' · '),
  };
};
