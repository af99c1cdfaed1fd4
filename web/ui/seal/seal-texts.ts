import type { Texts } from '../../lib/text.ts';

/** The texts of sealed logs: the audit and the ledger. */
export const sealTexts = {
  intact: { zh: '完好', en: 'Intact' },
  broken: { zh: '发现篡改', en: 'Tampered with' },
  unchecked: { zh: '尚未校验', en: 'Not checked yet' },
  checking: { zh: '正在校验', en: 'Checking' },
  size: { zh: '已封存', en: 'Sealed' },
  lines: { zh: '{count} 条', en: '{count}' },
  waiting: { zh: '等待封存', en: 'Waiting' },
  waited: { zh: '最早的已等 {seconds} 秒', en: 'the oldest for {seconds} s' },
  taken: { zh: '{seconds} 秒', en: '{seconds} s' },
  root: { zh: '总指纹', en: 'Whole fingerprint' },
  rootHint: {
    zh: '所有记录合成的一个指纹；抄在别处，日后可证明此前的记录没有变过',
    en: 'One fingerprint of all lines; noted elsewhere, it later proves that nothing before it changed',
  },
  last: { zh: '上次校验', en: 'Last check' },
  byNight: { zh: '夜间自动', en: 'nightly' },
  never: { zh: '还没有', en: 'never' },
  verify: { zh: '立即校验', en: 'Check now' },
  verifyHint: {
    zh: '逐条重算指纹，与封存时比对；一百万条约需半分钟',
    en: 'Recomputes every fingerprint and compares; about half a minute for a million lines',
  },
  checked: {
    zh: '已逐条核对 {count} 条，全部与封存时一致。',
    en: 'Checked {count} lines: all as they were sealed.',
  },
  found: { zh: '校验发现 {count} 处异常：', en: 'The check found faults: {count}' },
  andMore: { zh: '另有 {count} 处未列出。', en: 'Not listed: {count}.' },
  open: { zh: '查看', en: 'Open' },
  advice: {
    zh: '请保留现场、不要改动数据库，并联系信息安全负责人；可用此前的备份比对原来的内容。',
    en: 'Leave the database as it is, tell whoever is responsible for security, and compare with an earlier backup.',
  },
  late: {
    zh: '有记录超过 {minutes} 分钟未封存，请管理员检查服务是否正常运行。',
    en: 'Lines have waited for their seal for {minutes} minutes; have the service checked.',
  },
} as const satisfies Texts;
