/** The words for what numbering writes into the audit. */
export const numberingAuditActions = {
  'numbering.rule.created': { zh: '新建编号规则', en: 'Made a serial rule' },
  'numbering.rule.changed': { zh: '修改编号规则', en: 'Changed a serial rule' },
  'numbering.rule.counter-lifted': { zh: '调高下一个流水号', en: 'Lifted the next running number' },
} as const;

/** The words for the kinds of things, fields and values in it. */
export const numberingAuditNames = {
  'numbering.rule': { zh: '编号规则', en: 'Serial rule' },
  'numbering.rule/key': { zh: '标识', en: 'Key' },
  'numbering.rule/name': { zh: '名称', en: 'Name' },
  'numbering.rule/mode': { zh: '取号方式', en: 'How numbers are taken' },
  'numbering.rule/mode=gap-free': { zh: '连号', en: 'Without gaps' },
  'numbering.rule/mode=fast': { zh: '高速', en: 'Fast' },
  'numbering.rule/segments': { zh: '组成', en: 'Segments' },
  'numbering.rule/segments/kind': { zh: '段', en: 'Segment' },
  'numbering.rule/segments/kind=constant': { zh: '固定文字', en: 'Fixed text' },
  'numbering.rule/segments/kind=date': { zh: '日期', en: 'Date' },
  'numbering.rule/segments/kind=counter': { zh: '流水号', en: 'Running number' },
  'numbering.rule/segments/text': { zh: '文字', en: 'Text' },
  'numbering.rule/segments/pattern': { zh: '格式', en: 'Pattern' },
  'numbering.rule/segments/width': { zh: '位数', en: 'Digits' },
  'numbering.rule/segments/reset': { zh: '归零', en: 'Starts again' },
  'numbering.rule/segments/reset=never': { zh: '不归零', en: 'never' },
  'numbering.rule/segments/reset=year': { zh: '每年', en: 'every year' },
  'numbering.rule/segments/reset=month': { zh: '每月', en: 'every month' },
  'numbering.rule/segments/reset=week': { zh: '每周', en: 'every week' },
  'numbering.rule/segments/reset=day': { zh: '每天', en: 'every day' },
  'numbering.rule/counter': { zh: '流水号', en: 'Running number' },
  'numbering.rule/counter=unused': { zh: '尚未取号', en: 'none taken yet' },
  'numbering.rule/counter=continued': { zh: '接着往下', en: 'goes on' },
  'numbering.rule/counter=carried-over': { zh: '从历史最大号往下', en: 'goes on behind the highest' },
  'numbering.rule/nextValue': { zh: '下一个流水号', en: 'Next running number' },
  'numbering.rule/reason': { zh: '原因', en: 'Reason' },
} as const;
