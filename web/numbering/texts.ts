import type { Texts } from '../lib/text.ts';

/** The texts of serial rules. */
export const texts = {
  title: { zh: '编号规则', en: 'Serial rules' },
  description: {
    zh: '批号、单号、箱码按规则自动取，不靠人编，也不会重复。',
    en: 'Lots, documents and cartons take their numbers from a rule: nobody makes them up, none comes twice.',
  },
  create: { zh: '新建规则', en: 'New rule' },
  createTitle: { zh: '新建编号规则', en: 'New serial rule' },
  back: { zh: '全部规则', en: 'All rules' },
  name: { zh: '名称', en: 'Name' },
  nameHint: { zh: '例如：生产批号', en: 'For example: production lot' },
  key: { zh: '标识', en: 'Key' },
  keyHint: {
    zh: '表单和编码用它找到这条规则，建好后不能改。例如 trace.lot',
    en: 'By which forms and codes find the rule; cannot be changed later. For example trace.lot',
  },
  keyForm: {
    zh: '3–60 个字符：小写字母开头，只用小写字母、数字、点和短横，例如 trace.lot',
    en: '3 to 60 characters: small letters, digits, dots and hyphens, beginning with a letter, such as trace.lot',
  },
  next: { zh: '下一个号', en: 'Next number' },
  mode: { zh: '取号方式', en: 'How numbers are taken' },
  changed: { zh: '最近修改', en: 'Last changed' },
  empty: { zh: '还没有编号规则', en: 'No serial rules yet' },
  emptyMore: {
    zh: '先建一条，例如生产批号：固定文字 + 日期 + 每天归零的流水号。',
    en: 'Make the first one, a production lot for example: a fixed text, the date, and a number that starts again every day.',
  },
  modes: {
    'gap-free': { zh: '连号', en: 'Without gaps' },
    fast: { zh: '高速', en: 'Fast' },
  },
  modeMore: {
    'gap-free': {
      zh: '一个接一个，作废也不留空号；同时取号的人排队。适合单据、凭证、检验报告。',
      en: 'One after the other, no gaps even when a document is dropped; takers queue. For documents and reports.',
    },
    fast: {
      zh: '不排队，产线高速取号；断电或取消会跳号，但绝不重号。适合箱码、单件码。',
      en: 'Nobody queues, for lines at full speed; a power cut leaves gaps, but no number comes twice. For cartons and items.',
    },
  },
  segments: {
    title: { zh: '组成', en: 'Made of' },
    hint: {
      zh: '从左到右依次拼成一个号，中间不加分隔。',
      en: 'Put together from left to right without separators.',
    },
    add: { zh: '添加', en: 'Add' },
    remove: { zh: '删去第 {number} 段', en: 'Remove segment {number}' },
    move: {
      zh: '移动第 {number} 段：拖动，或用上下方向键',
      en: 'Move segment {number}: drag, or use up and down',
    },
    moved: { zh: '已移到第 {number} 位', en: 'Moved to place {number}' },
    removed: { zh: '已删去“{kind}”段', en: 'Removed the segment “{kind}”' },
    none: { zh: '请至少添加一段流水号', en: 'Add a running number at least' },
    text: { zh: '文字', en: 'Text' },
    textNeeded: { zh: '请填写文字，不需要就删去这一段', en: 'Enter the text, or remove the segment' },
    pattern: { zh: '格式', en: 'Pattern' },
    patternHint: {
      zh: 'yyyy、yy 年，MM 月，dd 日，ww 周，DDD 年内第几天，可夹 - _ . /',
      en: 'yyyy, yy year, MM month, dd day, ww week, DDD day of the year; - _ . / between',
    },
    patternWrong: {
      zh: '只能用 yyyy、yy、MM、dd、ww、DDD 和 - _ . /，例如 yyyyMMdd',
      en: 'Only yyyy, yy, MM, dd, ww, DDD and - _ . / are known, for example yyyyMMdd',
    },
    width: { zh: '位数', en: 'Digits' },
    widthWrong: { zh: '位数为 1–15', en: '1 to 15 digits' },
    reset: { zh: '归零', en: 'Restarts' },
  },
  preview: {
    title: { zh: '接下来的三个号', en: 'The next three numbers' },
    atWidth: { zh: '位数用满之后', en: 'Once the digits run out' },
    atWidthMore: {
      zh: '自动加一位接着往下，不会停也不会重号。',
      en: 'It grows by a digit and goes on; it neither stops nor repeats.',
    },
    waits: {
      zh: '规则填完整后，这里显示接下来的号。',
      en: 'The numbers stand here once the rule is complete.',
    },
  },
  counter: {
    title: { zh: '当前流水号', en: 'Running number' },
    nextValue: { zh: '下一个', en: 'Next' },
    period: { zh: '周期', en: 'Period' },
    noPeriod: { zh: '不归零', en: 'never starts again' },
    used: { zh: '已取过号', en: 'Numbers were taken' },
    unused: { zh: '还没有取过号', en: 'None taken yet' },
    lift: { zh: '调高…', en: 'Raise…' },
    liftTitle: { zh: '调高下一个流水号', en: 'Raise the next running number' },
    liftText: {
      zh: '只能往大调，调了不能退回：中间跳过的号以后也不会再用。常用于接着旧系统的号往下编。',
      en: 'It only goes up and cannot be taken back: the numbers in between are never used. For going on where an older system stopped.',
    },
    liftTo: { zh: '下一个改为', en: 'Next becomes' },
    liftLeast: { zh: '目前是 {next}，请填更大的整数', en: 'Now {next}; give a larger whole number' },
    liftSkips: { zh: '将跳过 {count} 个号', en: 'Numbers skipped: {count}' },
    reason: { zh: '原因', en: 'Reason' },
    reasonHint: {
      zh: '记入审计日志，例如：接着旧系统的批号',
      en: 'Kept in the audit, for example: goes on from the old system',
    },
    liftAction: { zh: '调高，不再退回', en: 'Raise for good' },
    lifted: { zh: '下一个号是 {next}', en: 'The next number is {next}' },
  },
  versions: {
    title: { zh: '历次版本', en: 'Versions' },
    version: { zh: '第 {version} 版', en: 'Version {version}' },
    current: { zh: '当前', en: 'current' },
  },
  save: { zh: '保存', en: 'Save' },
  discard: { zh: '放弃改动', en: 'Discard' },
  unsaved: { zh: '有未保存的改动', en: 'Not saved yet' },
  created: { zh: '已新建规则“{name}”', en: 'Made the rule “{name}”' },
  saved: {
    unused: { zh: '已保存。还没有取过号，从 {next} 开始。', en: 'Saved. The first number will be {next}.' },
    continued: { zh: '已保存。流水号接着往下：{next}', en: 'Saved. The running number goes on: {next}' },
    'carried-over': {
      zh: '已保存。归零周期变了，为避免重号，本周期从历史最大号往下：{next}',
      en: 'Saved. The period changed; so that nothing repeats, this one goes on behind the highest number: {next}',
    },
  },
  readOnly: {
    zh: '您可以查看，不能修改。需要的权限：{right}',
    en: 'You may look but not change. Right needed: {right}',
  },
} as const satisfies Texts;
