/** The words for what the ledger and its bindings write into the audit. */
export const traceAuditActions = {
  'trace.query.created': { zh: '保存命名查询', en: 'Stored a named query' },
  'trace.query.deleted': { zh: '删除命名查询', en: 'Deleted a named query' },
  'trace.personal-fields.changed': {
    zh: '修改含个人信息的字段',
    en: 'Changed which fields hold personal data',
  },
  'trace.anomaly.resolved': { zh: '处理追溯异常', en: 'Resolved an anomaly' },
  'trace.person.erased': { zh: '销毁个人信息密钥', en: 'Destroyed the key of personal data' },
} as const;

/** The words for the kinds of things, fields and values in it. */
export const traceAuditNames = {
  'trace.query': { zh: '命名查询', en: 'Named query' },
  'trace.query/query': { zh: '查询条件', en: 'Conditions' },
  'trace.personal-fields': { zh: '含个人信息的字段', en: 'Fields that hold personal data' },
  'trace.personal-fields/names': { zh: '字段', en: 'Fields' },
  'trace.anomaly': { zh: '追溯异常', en: 'Anomaly' },
  'trace.anomaly/state': { zh: '状态', en: 'State' },
  'trace.anomaly/state=open': { zh: '待处理', en: 'Open' },
  'trace.anomaly/state=cleared': { zh: '已自行消除', en: 'Cleared by itself' },
  'trace.anomaly/state=resolved': { zh: '已处理', en: 'Resolved' },
  'trace.anomaly/isHolding': { zh: '冻结追溯单元', en: 'Holds the unit' },
  'trace.anomaly/reason': { zh: '处理说明', en: 'What was found and done' },
  'trace.person': { zh: '个人信息', en: 'Personal data' },
  'trace.person/key': { zh: '密钥', en: 'Key' },
} as const;
