/** The words for what the ledger and its bindings write into the audit. */
export const traceAuditActions = {
  'trace.query.created': { zh: '保存命名查询', en: 'Stored a named query' },
  'trace.query.deleted': { zh: '删除命名查询', en: 'Deleted a named query' },
} as const;

/** The words for the kinds of things, fields and values in it. */
export const traceAuditNames = {
  'trace.query': { zh: '命名查询', en: 'Named query' },
  'trace.query/query': { zh: '查询条件', en: 'Conditions' },
} as const;
