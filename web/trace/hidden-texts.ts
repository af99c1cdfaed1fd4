import type { Texts } from '../lib/text.ts';

/** What is said of what lies outside the reader's rights: that it is there and how much, never what. */
export const hiddenTexts = {
  partly: { zh: '部分不可见', en: 'Partly hidden' },
  amount: { zh: '不可见', en: 'hidden' },
  unit: {
    zh: '有的事件不在您的权限内：它的状态、地点和数量可能不全，因此不显示；是否冻结仍如实显示。',
    en: 'Some of its events are outside your rights: state, place and amounts might not be the whole truth and are left out. Whether it is on hold is told as it is.',
  },
  story: {
    zh: '只列出了您权限内的事件，还有其他事件不在您的权限内。',
    en: 'These are the events within your rights; there are others outside of them.',
  },
  balance: { zh: '数量不在您的权限内', en: 'The quantities are outside your rights' },
  noStock: { zh: '您的权限内没有库存', en: 'Nothing in stock within your rights' },
  noAnomalies: { zh: '您的权限内没有待处理的异常', en: 'No anomalies to work off within your rights' },
  noAnomaliesMore: {
    zh: '这不等于货都没有问题：还有异常不在您的权限内。',
    en: 'That does not mean that all is well: there are anomalies outside your rights.',
  },
  inside: {
    also: { zh: '另有 {count} 项不在权限内', en: '{count} outside your rights' },
    only: { zh: '{count} 项，不在您的权限内', en: '{count}, outside your rights' },
  },
} as const satisfies Texts;

/** Counts of what is left out: beside other things, and where nothing else is listed. */
export const hiddenCounts = {
  stocks: {
    also: {
      zh: '另有 {count} 个单元的库存不在您的权限内，未列出。',
      en: 'Stocks of further units, outside your rights and not listed: {count}.',
    },
    only: {
      zh: '有 {count} 个单元的库存不在您的权限内，未列出。',
      en: 'Stocks of units outside your rights, not listed: {count}.',
    },
  },
  contents: {
    also: {
      zh: '另有 {count} 项不在您的权限内，未列出。',
      en: 'Further things inside, outside your rights and not listed: {count}.',
    },
    only: {
      zh: '里面有 {count} 项，都不在您的权限内，未列出。',
      en: 'Things inside, all outside your rights and not listed: {count}.',
    },
  },
  stays: {
    also: {
      zh: '另有 {count} 次装载不在您的权限内，未列出。',
      en: 'Further stays in containers, outside your rights and not listed: {count}.',
    },
    only: {
      zh: '有 {count} 次装载，都不在您的权限内，未列出。',
      en: 'Stays in containers, all outside your rights and not listed: {count}.',
    },
  },
  holds: {
    also: {
      zh: '另有 {count} 个冻结不在您的权限内，解除上面的仍不能移动；原因请向质量部门了解。',
      en: 'Further holds, outside your rights: {count}. Lifting those above will not let it move; ask quality.',
    },
    only: {
      zh: '有 {count} 个冻结不在您的权限内：它不能移动，原因请向质量部门了解。',
      en: 'Holds outside your rights: {count}. It may not move; ask quality for the reason.',
    },
  },
  pastHolds: {
    also: {
      zh: '另有 {count} 个已解除的冻结不在您的权限内，未列出。',
      en: 'Further lifted holds, outside your rights and not listed: {count}.',
    },
    only: {
      zh: '有 {count} 个已解除的冻结，都不在您的权限内，未列出。',
      en: 'Lifted holds, all outside your rights and not listed: {count}.',
    },
  },
  anomalies: {
    also: {
      zh: '另有 {count} 条异常（各种状态合计）不在您的权限内，未列出。',
      en: 'Further anomalies in any state, outside your rights and not listed: {count}.',
    },
    only: {
      zh: '有 {count} 条异常（各种状态合计）不在您的权限内，未列出。',
      en: 'Anomalies in any state, outside your rights and not listed: {count}.',
    },
  },
} as const satisfies Texts;
