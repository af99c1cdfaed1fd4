import { problemKind } from '../platform/index.ts';

export const formKeyTaken = problemKind<{ key: string }>({
  code: 'forms.key-taken',
  status: 409,
  text: {
    zh: '标识“{key}”已被另一个表单使用，请换一个。',
    en: 'Another form already goes by the key “{key}”. Choose a different one.',
  },
});

export const definitionUnsound = problemKind({
  code: 'forms.definition-unsound',
  status: 422,
  text: {
    zh: '表单定义有误，不能发布，请按下面各处的提示改正。',
    en: 'The definition cannot be published. Correct what is named below.',
  },
});

export const consentNeeded = problemKind<{
  /** Ids of the findings, and what they say. */
  findings: readonly string[];
  zh: readonly string[];
  en: readonly string[];
}>({
  code: 'forms.consent-needed',
  status: 409,
  text: {
    zh: '发布会影响已有的数据，请查看并逐项确认后再发布：{zh}',
    en: 'Publishing would affect existing data. Look at each point and accept it, then publish: {en}',
  },
});

export const recordsInTheWay = problemKind<{
  findings: readonly string[];
  zh: readonly string[];
  en: readonly string[];
}>({
  code: 'forms.records-in-the-way',
  status: 409,
  text: {
    zh: '已有记录不符合新的规则，请先修改这些记录，再发布：{zh}',
    en: 'Existing records stand against the new rules. Change those records first, then publish: {en}',
  },
});

export const notPublished = problemKind({
  code: 'forms.not-published',
  status: 409,
  text: {
    zh: '表单还没有发布，请先发布。',
    en: 'The form has not been published yet. Publish it first.',
  },
});

export const alreadyPublished = problemKind({
  code: 'forms.already-published',
  status: 409,
  text: {
    zh: '表单已发布过，其中可能有记录，不能删除。不再使用时，请收回各角色对它的权限。',
    en: 'The form has been published and may hold records, so it cannot be deleted. To take it out of use, take the rights to it away from the roles.',
  },
});

export const nothingToPublish = problemKind({
  code: 'forms.nothing-to-publish',
  status: 409,
  text: {
    zh: '没有草稿可以发布，请先修改表单。',
    en: 'There is no draft to publish. Change the form first.',
  },
});

export const formBusy = problemKind({
  code: 'forms.form-busy',
  status: 503,
  text: {
    zh: '表单正在被大量使用，暂时不能发布，已有的定义没有改变。请稍后重试。',
    en: 'The form is in heavy use and could not be published just now; its definition is unchanged. Try again shortly.',
  },
});

/** What designing a form may refuse. */
export const definitionProblems = [
  formKeyTaken,
  definitionUnsound,
  consentNeeded,
  recordsInTheWay,
  notPublished,
  alreadyPublished,
  nothingToPublish,
  formBusy,
];
