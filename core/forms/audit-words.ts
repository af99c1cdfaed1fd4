/** The words for what forms write into the audit. */
export const formsAuditActions = {
  'forms.definition.created': { zh: '新建表单', en: 'Made a form' },
  'forms.definition.drawn': { zh: '修改表单草稿', en: 'Changed the draft of a form' },
  'forms.definition.dropped': { zh: '放弃表单草稿', en: 'Dropped the draft of a form' },
  'forms.definition.deleted': { zh: '删除未发布的表单', en: 'Deleted a form that was never published' },
  'forms.definition.published': { zh: '发布表单', en: 'Published a form' },
  'forms.definition.rolled-back': { zh: '表单退回旧版本', en: 'Rolled a form back' },
  'forms.definition.purged': { zh: '清除表单的旧数据', en: 'Purged old data of a form' },
  'forms.record.created': { zh: '提交记录', en: 'Submitted a record' },
  'forms.record.changed': { zh: '修改记录', en: 'Changed a record' },
  'forms.record.voided': { zh: '作废记录', en: 'Voided a record' },
  'forms.record.recycled': { zh: '记录移入回收站', en: 'Moved a record to the recycle bin' },
  'forms.record.restored': { zh: '从回收站恢复记录', en: 'Took a record out of the recycle bin' },
  'forms.comment.added': { zh: '评论记录', en: 'Commented on a record' },
  'forms.comment.changed': { zh: '修改评论', en: 'Changed a comment' },
  'forms.comment.deleted': { zh: '删除评论', en: 'Deleted a comment' },
} as const;

/** The words for the kinds of things, fields and values in it. */
export const formsAuditNames = {
  'forms.form': { zh: '表单', en: 'Form' },
  'forms.form/key': { zh: '标识', en: 'Key' },
  'forms.form/name': { zh: '名称', en: 'Name' },
  'forms.form/version': { zh: '版本', en: 'Version' },
  'forms.form/draftVersion': { zh: '草稿版本', en: 'Version of the draft' },
  'forms.form/fields': { zh: '字段数', en: 'Number of fields' },
  'forms.form/note': { zh: '说明', en: 'Note' },
  'forms.form/changes': { zh: '改动', en: 'Changes' },
  'forms.form/accepted': { zh: '已确认的影响', en: 'Effects that were accepted' },
  'forms.form/purged': { zh: '清除的数据', en: 'Data purged' },
  'forms.form/reason': { zh: '原因', en: 'Reason' },
  'forms.record': { zh: '记录', en: 'Record' },
  'forms.record/$state': { zh: '状态', en: 'State' },
  'forms.record/$reason': { zh: '原因', en: 'Reason' },
  'forms.comment': { zh: '评论', en: 'Comment' },
  'forms.comment/text': { zh: '内容', en: 'Text' },
  'forms.comment/mentions': { zh: '提到的人', en: 'Mentioned' },
} as const;
