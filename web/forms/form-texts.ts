import type { Texts } from '../lib/text.ts';

/** The texts of the home of forms. */
export const formTexts = {
  title: { zh: '表单', en: 'Forms' },
  description: { zh: '填写和查看各项业务的记录', en: 'Fill in and look at the records of the business' },
  record: { zh: '记录', en: 'Record' },
  newRecord: { zh: '新建记录', en: 'New record' },
  editRecord: { zh: '编辑记录', en: 'Edit record' },
  search: { zh: '按名称查找表单', en: 'Find a form by its name' },
  other: { zh: '其他', en: 'Other' },
  create: { zh: '填写', en: 'Fill in' },
  draw: { zh: '设计表单', en: 'Design forms' },
  draft: { zh: '草稿，未发布', en: 'Draft, not published' },
  empty: { zh: '还没有您能用的表单', en: 'There is no form for you yet' },
  emptyMore: {
    zh: '设计者发布表单并给您的角色授权后，会出现在这里。',
    en: 'Forms stand here once a designer publishes them and gives your role the right.',
  },
  noMatch: { zh: '没有叫“{words}”的表单', en: 'No form is called “{words}”' },
} as const satisfies Texts;
