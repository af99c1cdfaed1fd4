/** The words for what forms write into the audit. */
export const formsAuditActions = {
  'forms.definition.created': { zh: '新建表单', en: 'Made a form' },
  'forms.definition.drawn': { zh: '修改表单草稿', en: 'Changed the draft of a form' },
  'forms.definition.dropped': { zh: '放弃表单草稿', en: 'Dropped the draft of a form' },
  'forms.definition.deleted': { zh: '删除未发布的表单', en: 'Deleted a form that was never published' },
  'forms.definition.published': { zh: '发布表单', en: 'Published a form' },
  'forms.definition.rolled-back': { zh: '表单退回旧版本', en: 'Rolled a form back' },
  'forms.definition.purged': { zh: '清除表单的旧数据', en: 'Purged old data of a form' },
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
} as const;
