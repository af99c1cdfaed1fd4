/** The words for what numbering writes into the audit. */
export const numberingAuditActions = {
  'numbering.rule.created': { zh: '新建编号规则', en: 'Made a serial rule' },
  'numbering.rule.changed': { zh: '修改编号规则', en: 'Changed a serial rule' },
  'numbering.rule.counter-lifted': { zh: '调高下一个流水号', en: 'Lifted the next running number' },
} as const;
