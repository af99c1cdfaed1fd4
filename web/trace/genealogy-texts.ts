import type { Texts } from '../lib/text.ts';

/** The texts of tracing a unit backward and forward. */
export const genealogyTexts = {
  backward: { zh: '溯源 · 从哪来', en: 'Backward: where it came from' },
  forward: { zh: '追踪 · 到哪去', en: 'Forward: where it went' },
  direction: { zh: '方向', en: 'Direction' },
  asOf: { zh: '按哪天所知', en: 'As known on' },
  asOfHint: { zh: '按现在所知', en: 'As known now' },
  ignoreTime: { zh: '不按时间排除', en: 'Do not exclude by time' },
  ignoreTimeHint: {
    zh: '默认只排除时间上不可能相遇的：隔着已清洗的罐次，或装箱之前、拆箱之后的。勾选后一并列出。',
    en: 'Normally left out: what cannot have met in time, across fills of a cleaned vessel or before packing and after unpacking. Tick to list it all.',
  },
  working: { zh: '正在沿事件逐层查找…', en: 'Following the events level by level…' },
  summaryBackward: {
    zh: '追到 {units} 个来源单元，凭 {events} 个事件、{edges} 条关系。',
    en: 'Sources found: {units}, by {events} events and {edges} connections.',
  },
  summaryForward: {
    zh: '追到 {units} 个去向单元、{deliveries} 次发货，凭 {events} 个事件、{edges} 条关系。',
    en: 'Units reached: {units}, in {deliveries} shipments, by {events} events and {edges} connections.',
  },
  nothingBackward: { zh: '没有更早的来源', en: 'Nothing lies before it' },
  nothingBackwardMore: {
    zh: '账本里没有事件说它由什么制成、装着什么。外购的物料到这里就是源头。',
    en: 'No event says what it was made from or what lay in it. For goods bought in, this is the source.',
  },
  nothingForward: { zh: '还没有去向', en: 'It has gone nowhere yet' },
  nothingForwardMore: {
    zh: '账本里没有事件说它被投用、装箱或发出。',
    en: 'No event says that it was used, packed or shipped.',
  },
  cutUnits: {
    zh: '结果不完整：已到 {limit} 个单元的上限，还有 {frontier} 个没有查。',
    en: 'Not the whole answer: it stops at {limit} units; {frontier} more were not looked at.',
  },
  cutEdges: {
    zh: '结果不完整：已到 {limit} 条关系的上限，还有 {frontier} 个单元没有查。',
    en: 'Not the whole answer: it stops at {limit} connections; {frontier} units were not looked at.',
  },
  hidden: {
    zh: '其中 {units} 个单元、{events} 个事件在您的权限之外：关系照样计入，名称不显示。',
    en: 'Of these, {units} units and {events} events are outside your rights: they are counted, not named.',
  },
  pruned: {
    zh: '有 {count} 个单元因时间上不可能相遇而排除（{reasons}）。',
    en: 'Left out because they cannot have met in time: {count} ({reasons}).',
  },
  prunedFill: { zh: '隔着罐次 {count} 个', en: '{count} across fills' },
  prunedContainment: { zh: '不在同一容器的时段内 {count} 个', en: '{count} not inside at the same time' },
  prunedNames: { zh: '被排除的：{names}', en: 'Left out: {names}' },
  putBack: { zh: '一并列出', en: 'List them too' },
  cycles: {
    zh: '有 {count} 处循环（返工，或数据有误）；追溯到此为止，没有重复计算。',
    en: 'Circles: {count} (rework, or an error of data); the trace ends there and counts nothing twice.',
  },
  asOfNote: {
    zh: '按 {day} 结束时账本所知；之后才采集的事件和更正不算在内。',
    en: 'As the ledger knew it at the end of {day}; events and corrections recorded later do not count.',
  },
  customers: { zh: '送到了哪里', en: 'Where it was delivered' },
  customersCount: { zh: '{count} 个去处', en: '{count} destinations' },
  noParty: { zh: '去向未记', en: 'Destination not recorded' },
  partyHidden: { zh: '去向未记或不在权限内', en: 'Destination not recorded, or outside your rights' },
  deliveries: { zh: '{count} 次发货', en: '{count} shipments' },
  shipment: { zh: '发货单元', en: 'Shipped' },
  level: { zh: '第 {number} 层', en: 'Level {number}' },
  kindCount: { zh: '{count} 个{kind}', en: '{kind}: {count}' },
  hiddenUnit: { zh: '权限外的单元', en: 'Outside your rights' },
  inCycle: { zh: '在循环中', en: 'in a circle' },
  isCut: { zh: '未追完', en: 'not followed' },
  rest: { zh: '还有 {count} 个', en: '{count} more' },
  less: { zh: '收起', en: 'Fewer' },
  restWays: { zh: '还有 {count} 条关系', en: '{count} more connections' },
  onHand: { zh: '现存 {amount}', en: '{amount} on hand' },
  gap: { zh: '账差 {amount}', en: '{amount} unexplained' },
  proof: { zh: '依据', en: 'Proof' },
  ways: {
    backward: {
      made: { zh: '投入制成 {peer}', en: 'went into {peer}' },
      packed: { zh: '装在 {peer} 里', en: 'lay in {peer}' },
      member: { zh: '{peer} 属于此批次', en: 'is the lot of {peer}' },
      heel: { zh: '余料留在 {peer}', en: 'left its rest in {peer}' },
      run: { zh: '号段包含 {peer}', en: 'shares serials with {peer}' },
    },
    forward: {
      made: { zh: '由 {peer} 制成', en: 'was made from {peer}' },
      packed: { zh: '装有 {peer}', en: 'held {peer}' },
      member: { zh: '属于批次 {peer}', en: 'belongs to lot {peer}' },
      heel: { zh: '含 {peer} 的余料', en: 'has the rest of {peer}' },
      run: { zh: '号段属于 {peer}', en: 'shares serials with {peer}' },
    },
  },
  yields: { zh: '产出 {amount}', en: 'yields {amount}' },
  stay: { zh: '{from} 起', en: 'from {from}' },
  stayUntil: { zh: '{from} 至 {to}', en: '{from} to {to}' },
  stayTo: { zh: '至 {to}', en: 'until {to}' },
  evidence: {
    scanned: { zh: '扫码', en: 'scanned' },
    inferred: { zh: '推断', en: 'inferred' },
    prorated: { zh: '按配方分摊', en: 'prorated' },
    posted: { zh: '系统过账', en: 'posted' },
  },
  evidenceHint: {
    scanned: { zh: '由设备或人当场读取', en: 'Read on the spot by a device or a person' },
    inferred: { zh: '它当时在被扫描的容器里', en: 'It was inside the container that was scanned' },
    prorated: { zh: '按配方比例折算', en: 'Computed by its share in the recipe' },
    posted: {
      zh: '由系统事后过账，时间不作排除依据',
      en: 'Booked by a system afterwards; its time excludes nothing',
    },
  },
} as const satisfies Texts;
