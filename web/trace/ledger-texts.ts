import type { Texts } from '../lib/text.ts';

/** The texts of the ledger's state. */
export const ledgerTexts = {
  title: { zh: '事件账本', en: 'Ledger' },
  why: {
    zh: '事件写入后几秒内封存：事后改一个字、删一条、插一条，校验都会指出是哪一条。把总指纹抄在别处，连能改写整个数据库的人也瞒不过。',
    en: 'Events are sealed within seconds: whoever changes a letter, deletes or inserts one later is found by the check, which names it. With the whole fingerprint noted elsewhere, not even somebody who can rewrite the database escapes it.',
  },
  integrity: { zh: '账本的完整性', en: 'Integrity of the ledger' },
  figures: {
    label: { zh: '账本的规模', en: 'Size of the ledger' },
    events: { zh: '已记录事件', en: 'Events recorded' },
    units: { zh: '追溯单元', en: 'Units' },
    incidences: { zh: '流向关系', en: 'Lines of genealogy' },
    disk: { zh: '占用磁盘', en: 'On disk' },
    about: { zh: '约 {count}', en: 'about {count}' },
    estimate: { zh: '数据库的估计值，取用不费时', en: 'as the database estimates it, which costs nothing' },
  },
  captures: {
    title: { zh: '采集任务', en: 'Captures' },
    why: {
      zh: '每次提交到 /epcis/capture 的文档是一个任务，新的在前。',
      en: 'Each document posted to /epcis/capture is one capture; the latest first.',
    },
    one: { zh: '采集任务', en: 'Capture' },
    searchHint: { zh: '任务编号或错误内容', en: 'Capture number or error text' },
    anyState: { zh: '全部结果', en: 'Every result' },
    received: { zh: '收到时间', en: 'Received' },
    state: { zh: '结果', en: 'Result' },
    running: { zh: '进行中', en: 'Running' },
    done: { zh: '完成', en: 'Done' },
    partly: { zh: '部分完成', en: 'Done in part' },
    failed: { zh: '未采集', en: 'Nothing captured' },
    events: { zh: '文档事件', en: 'Events in it' },
    recorded: { zh: '新记录', en: 'Recorded' },
    duplicates: { zh: '重复（已有）', en: 'Here already' },
    errors: { zh: '错误', en: 'Errors' },
    counts: { zh: '合计', en: 'Counts' },
    counted: {
      zh: '{events} 个事件，新记录 {recorded}，错误 {errors}',
      en: '{events} events, {recorded} recorded, {errors} errors',
    },
    id: { zh: '任务编号', en: 'Capture' },
    behaviour: { zh: '出错时', en: 'On errors' },
    rollback: { zh: '一个出错则全部不存', en: 'one error keeps all out' },
    proceed: { zh: '存下正确的', en: 'the good ones are stored' },
    judged: { zh: '已处理 {done} / {all}', en: '{done} of {all} judged' },
    empty: { zh: '还没有采集任务', en: 'No captures yet' },
    emptyMore: {
      zh: '用 API 密钥把 EPCIS 文档提交到 /epcis/capture，任务和结果会显示在这里。',
      en: 'Post an EPCIS document to /epcis/capture with an API key; the capture and what came of it show here.',
    },
    openEvents: { zh: '查看这些事件', en: 'Open its events' },
    noErrors: { zh: '没有错误。', en: 'No errors.' },
    andMore: { zh: '另有 {count} 个错误未列出。', en: 'Not listed: {count}.' },
    place: { zh: '文档中的位置', en: 'Where in the document' },
    noRight: {
      zh: '采集任务由有“采集事件”权限的人查看。',
      en: 'Captures are seen by whoever may capture events.',
    },
  },
} as const satisfies Texts;
