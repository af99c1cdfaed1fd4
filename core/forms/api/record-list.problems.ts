import { problemKind } from '../../platform/index.ts';

/** A list needs longer than its budget. */
export const listTooSlow = problemKind<{ seconds: number; fields: readonly string[] }>({
  code: 'forms.list-too-slow',
  status: 422,
  text: {
    zh: '这个列表超过 {seconds} 秒没有查完。请增加筛选条件或缩小范围；如果常用，请设计者为这些字段建索引：{fields}。',
    en: 'This list took longer than {seconds} seconds. Add conditions or narrow them; if it is needed often, ask the designer to index these fields: {fields}.',
  },
});

/** A view of another person. */
export const viewNotOwn = problemKind({
  code: 'forms.view-not-own',
  status: 403,
  text: {
    zh: '这是别人的视图，只有它的主人或表单设计者可以修改。可以另存为自己的视图。',
    en: 'This view belongs to somebody else: only its owner or a designer of the form may change it. Save it as a view of your own.',
  },
});

/** What listing records may refuse. */
export const recordListProblems = [listTooSlow, viewNotOwn];
