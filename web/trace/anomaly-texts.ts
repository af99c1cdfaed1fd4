import type { Texts } from '../lib/text.ts';

/** The texts of anomalies. */
export const anomalyTexts = {
  title: { zh: '异常', en: 'Anomalies' },
  description: {
    zh: '账对不上的地方：事实照记不误，该核对的排在这里，处理完要留下理由。',
    en: 'Where the books do not add up: facts are kept as they came, what needs a look stands here, and whoever settles it says why.',
  },
  searchHint: { zh: '批号、序列号、产品、事件编号', en: 'Lot, serial, product or event id' },
  noMatch: { zh: '没有符合条件的异常', en: 'No anomaly matches' },
  noMatchOpen: {
    zh: '只找了待处理的；已处理和已自行消除的不在其中。',
    en: 'Only open ones were searched, not those resolved or cleared.',
  },
  noMatchMore: { zh: '换个关键词，或清除筛选看看全部。', en: 'Try other words, or clear the filters.' },
  searchAll: { zh: '在全部状态中查找', en: 'Search in every state' },
  clear: { zh: '清除筛选', en: 'Clear filters' },
  kind: { zh: '类型', en: 'Kind' },
  anyKind: { zh: '全部类型', en: 'Every kind' },
  severity: { zh: '影响', en: 'Effect' },
  anySeverity: { zh: '全部影响', en: 'Every effect' },
  state: { zh: '状态', en: 'State' },
  unit: { zh: '单元', en: 'Unit' },
  onlyUnit: { zh: '只看 {unit}', en: 'Only {unit}' },
  everyUnit: { zh: '看全部单元', en: 'Show every unit' },
  what: { zh: '发生了什么', en: 'What happened' },
  raised: { zh: '发现', en: 'Found' },
  happened: { zh: '发生', en: 'Happened' },
  event: { zh: '事件', en: 'Event' },
  otherEvent: { zh: '相关事件', en: 'The other event' },
  openEvent: { zh: '查看事件', en: 'See the event' },
  peer: { zh: '相关单元', en: 'The other unit' },
  severities: {
    holding: { zh: '冻结单元', en: 'Holds the unit' },
    note: { zh: '仅提示', en: 'For a look' },
  },
  states: {
    open: { zh: '待处理', en: 'Open' },
    cleared: { zh: '已自行消除', en: 'Cleared' },
    resolved: { zh: '已处理', en: 'Resolved' },
    all: { zh: '全部', en: 'All' },
  },
  empty: { zh: '没有待处理的异常', en: 'No anomalies to work off' },
  emptyMore: {
    zh: '采集到的事件都对得上：没有重复生成、超量使用、冻结中发出等情况。',
    en: 'Everything that was captured adds up: nothing created twice, taken beyond what there was, or shipped on hold.',
  },
  unused: { zh: '还没有事件可查', en: 'No events to check yet' },
  unusedMore: {
    zh: '账本里还没有事件，或不在您的权限内：这里没有异常，不等于货都没有问题。先把 EPCIS 文档提交到 /epcis/capture。',
    en: 'The ledger has no events yet, or none within your rights: that nothing stands here does not mean that all is well. Post EPCIS documents to /epcis/capture first.',
  },
  remedy: { zh: '怎么处理', en: 'What to do' },
  holdNote: {
    zh: '这个异常冻结着 {unit}：处理之前不能发出。',
    en: 'This anomaly holds {unit}: it cannot be shipped before it is resolved.',
  },
  resolve: { zh: '处理', en: 'Resolve' },
  many: {
    title: { zh: '处理 {count} 条异常', en: 'Resolve anomalies: {count}' },
    each: { zh: '{kind}，{count} 条', en: '{kind}: {count}' },
    one: {
      zh: '同一个理由记在每一条上，审计各留一行；处理后不能撤回。',
      en: 'The same reason is kept with each, and each has its own entry in the audit. It cannot be taken back.',
    },
    holding: {
      zh: '其中 {count} 条冻结着单元：处理后解除由它们造成的冻结。',
      en: 'Holding their units: {count}. Resolving lifts these holds.',
    },
    settled: {
      zh: '另选中 {count} 条已处理或已自行消除，不再处理。',
      en: 'Selected too, but resolved or cleared already and left as they are: {count}.',
    },
    none: {
      zh: '选中的异常都已处理或已自行消除，或您没有处理的权限。',
      en: 'All that is selected is resolved or cleared, or you lack the right to resolve.',
    },
    tooMany: {
      zh: '一次最多处理 {most} 条，选中了 {count} 条。',
      en: 'At most {most} at once; selected: {count}.',
    },
    done: { zh: '已处理 {count} 条异常', en: 'Anomalies resolved: {count}' },
    refused: {
      zh: '已处理 {done} 条，{refused} 条没有处理',
      en: 'Resolved: {done}; not resolved: {refused}',
    },
  },
  resolveTitle: { zh: '处理异常', en: 'Resolve the anomaly' },
  reason: { zh: '处理理由', en: 'Reason' },
  reasonHint: {
    zh: '写清核对了什么、结论是什么，例如“复点实物 24 件，系统多记 1 件，已作错误声明”。',
    en: 'Say what you checked and what you found, such as “counted 24, the books said 25, declared the event wrong”.',
  },
  holdLabel: { zh: '冻结', en: 'Hold' },
  keepHold: { zh: '继续冻结', en: 'Keep the hold' },
  keepHoldHint: {
    zh: '不勾选则同时解除由它造成的冻结。',
    en: 'Unless ticked, the hold that it causes is lifted too.',
  },
  resolved: { zh: '已处理：{kind}', en: 'Resolved: {kind}' },
  resolvedBy: { zh: '{name} 处理', en: 'Resolved by {name}' },
  resolvedAt: { zh: '处理时间', en: 'Resolved' },
  clearedAt: { zh: '消除时间', en: 'Cleared' },
  clearedNote: {
    zh: '后来的事件或更正说明了它，系统已自行消除。',
    en: 'Later events or corrections explain it; it cleared by itself.',
  },
  stillHolding: { zh: '仍在冻结', en: 'Still holds' },
  noRight: { zh: '处理异常需要“处理追溯异常”权限。', en: 'Resolving needs the right “Work off anomalies”.' },
} as const satisfies Texts;
