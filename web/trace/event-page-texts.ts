import type { Texts } from '../lib/text.ts';

/** The texts of the page of one event. */
export const eventPageTexts = {
  title: { zh: '事件', en: 'Event' },
  back: { zh: '全部事件', en: 'All events' },
  notFound: { zh: '没有这个事件', en: 'There is no such event' },
  notFoundMore: {
    zh: '它可能不在您的数据范围内，或地址写错了。事件从不删除。',
    en: 'It may be outside your rights, or the address is mistyped. Events are never deleted.',
  },
  anomalies: {
    title: { zh: '与此事件有关的异常，待处理', en: 'Open anomalies about this event' },
    all: { zh: '查看全部', en: 'See them all' },
  },
  facts: {
    time: { zh: '发生时间', en: 'When' },
    place: { zh: '地点', en: 'Where' },
    readPoint: { zh: '读取点', en: 'Read point' },
    disposition: { zh: '货品状态', en: 'Disposition' },
    transformation: { zh: '转换编号', en: 'Transformation' },
    recorded: { zh: '记录时间', en: 'Recorded' },
    captureEvents: { zh: '同批事件', en: 'Its events' },
    eventId: { zh: '事件编号', en: 'Event id' },
    minted: { zh: '发送方未给编号，按内容哈希生成', en: 'made from the content, for the sender gave none' },
  },
  voided: {
    title: { zh: '此事件已作废，不计入数量和流向', en: 'This event is void and counts for nothing' },
    why: { zh: '{time} 由错误声明作废，原因：{reason}。', en: 'Declared wrong on {time}: {reason}.' },
    noReason: { zh: '未说明', en: 'no reason given' },
    declaration: { zh: '查看错误声明', en: 'Open the declaration' },
    replacedBy: { zh: '取代它的事件：', en: 'Replaced by:' },
    notHere: { zh: '尚未收到，或不在您的权限内', en: 'not here yet, or outside your rights' },
    replacement: { zh: '查看取代它的事件', en: 'Open what replaces it' },
  },
  declares: {
    title: {
      zh: '这是一份错误声明，它只用来作废另一事件',
      en: 'This is an error declaration: it only voids another event',
    },
    why: { zh: '{time} 作出，原因：{reason}。', en: 'Made on {time}: {reason}.' },
    original: { zh: '查看被作废的事件', en: 'Open the voided event' },
    originalMissing: {
      zh: '被声明有误的事件尚未收到；收到时会立即作废。',
      en: 'The event declared wrong is not here yet; it will be void as soon as it comes.',
    },
  },
  units: {
    title: { zh: '追溯单元', en: 'Units' },
    role: { zh: '角色', en: 'Role' },
    unit: { zh: '单元', en: 'Unit' },
    quantity: { zh: '数量', en: 'Quantity' },
    evidence: { zh: '如何得知', en: 'How known' },
    lot: { zh: '属于批次', en: 'Of lot' },
    vessel: { zh: '指其中的罐次', en: 'its fill at that time' },
    none: { zh: '此事件没有列明追溯单元。', en: 'The event names no unit.' },
    emptied: {
      zh: '没有列出内装物，即取出了容器内的全部内容。',
      en: 'Nothing inside is listed, so everything was taken out.',
    },
    all: { zh: '显示全部 {count} 行', en: 'Show all {count}' },
    cut: {
      zh: '仅列出前 {shown} 行，共 {count} 行；完整内容见原文。',
      en: 'The first {shown} of {count}; the document has all.',
    },
  },
  papers: {
    title: { zh: '单据与往来', en: 'Documents and parties' },
    document: { zh: '单据', en: 'Document' },
    source: { zh: '来源', en: 'From' },
    destination: { zh: '去向', en: 'To' },
    same: { zh: '同一单据的事件', en: 'Events of this document' },
  },
  sensors: {
    title: { zh: '测量值', en: 'Measured' },
    lowest: { zh: '最低', en: 'lowest' },
    highest: { zh: '最高', en: 'highest' },
    mean: { zh: '平均', en: 'mean' },
    device: { zh: '设备', en: 'Device' },
  },
  said: {
    title: { zh: '附加信息', en: 'Also said' },
    lot: { zh: '批次资料', en: 'Of the lot' },
    extensions: { zh: '扩展字段', en: 'Extensions' },
    yes: { zh: '是', en: 'yes' },
    no: { zh: '否', en: 'no' },
  },
  document: {
    title: { zh: '事件原文', en: 'As it came' },
    why: { zh: '按收到的内容保存，只为阅读重新排版。', en: 'Kept as it came; only laid out for reading.' },
    copy: { zh: '复制', en: 'Copy' },
    copied: { zh: '原文已复制', en: 'Copied' },
    copyFailed: { zh: '没能复制，请手动选中后复制', en: 'Could not copy; select the text and copy it' },
    download: { zh: '下载', en: 'Download' },
    whole: { zh: '展开全部 {count} 行', en: 'Show all {count} lines' },
    fold: { zh: '收起', en: 'Fold' },
  },
  duplicates: {
    title: { zh: '可能重复', en: 'Possible duplicates' },
    why: {
      zh: '这些事件内容相同、编号不同。若只发生过一次，请对其中一个作错误声明。',
      en: 'These say the same under another id. If it happened once only, declare one of them wrong.',
    },
  },
  proof: {
    title: { zh: '封存与证明', en: 'Seal and proof' },
    sealed: { zh: '已封存', en: 'Sealed' },
    waiting: { zh: '等待封存', en: 'Waiting' },
    unknown: { zh: '来历不明', en: 'Unknown' },
    sealedMore: {
      zh: '账本 {size} 条中的第 {number} 条，改一个字都会被发现。',
      en: 'Row {number} of the ledger’s {size}: a change of one letter would be found.',
    },
    waitingMore: {
      zh: '刚写入，几秒内封存，此处会自动更新。',
      en: 'Just written and sealed within seconds; this updates by itself.',
    },
    unknownMore: {
      zh: '这条事件绕过系统写入了数据库，不能作为依据，请立即校验账本并查明来源。',
      en: 'This event was put into the database past the product and proves nothing. Check the ledger and find out who did it.',
    },
    at: { zh: '封存时间', en: 'Sealed at' },
    leaf: { zh: '本条指纹', en: 'Fingerprint' },
    root: { zh: '总指纹', en: 'Whole fingerprint' },
    download: { zh: '下载证明', en: 'Download the proof' },
    checker: { zh: '下载校验程序', en: 'Download the checker' },
    check: { zh: '立即核对', en: 'Check here' },
    how: {
      zh: '把两个文件放在同一文件夹，用 Node.js 运行：',
      en: 'Put both files into one folder and run with Node.js:',
    },
    howMore: {
      zh: '程序从事件内容一步步算到总指纹，不连接本系统，也不用信任本系统。',
      en: 'It computes from the event’s content up to the whole fingerprint, without this system and without trusting it.',
    },
    checking: { zh: '正在核对', en: 'Checking' },
    right: {
      zh: '已在本浏览器重算：事件内容 → 本条指纹 → {count} 步 → 总指纹，全部相符。',
      en: 'Computed in this browser: content → fingerprint → {count} steps → whole fingerprint. All agree.',
    },
    wrongLeaf: {
      zh: '事件内容算出的指纹与封存的不符：内容已被改动。',
      en: 'The content does not give the sealed fingerprint: it was changed.',
    },
    wrongRoot: {
      zh: '本条指纹算不到总指纹：这条事件不在封存的账本里。',
      en: 'The fingerprint does not lead to the whole: the event is not in the sealed ledger.',
    },
  },
} as const satisfies Texts;
