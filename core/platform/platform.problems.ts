import { problemKind } from './problem.ts';

export const invalidRequest = problemKind({
  code: 'platform.invalid-request',
  status: 400,
  text: {
    zh: '提交的内容有误，请按各字段下的提示改正后重试。',
    en: 'The request is not valid. Correct the fields named and send it again.',
  },
});

export const unreadableBody = problemKind({
  code: 'platform.unreadable-body',
  status: 400,
  text: {
    zh: '请求内容不是有效的 JSON，请检查格式后重试。',
    en: 'The body is not valid JSON. Correct it and send it again.',
  },
});

export const unsupportedMedia = problemKind({
  code: 'platform.unsupported-media',
  status: 415,
  text: {
    zh: '不支持这种内容类型，请改用 application/json。',
    en: 'This content type is not supported. Send application/json.',
  },
});

export const notSignedIn = problemKind({
  code: 'platform.not-signed-in',
  status: 401,
  text: {
    zh: '请先登录，或在请求中附上有效的 API 密钥。',
    en: 'Sign in first, or send a valid API key with the request.',
  },
});

export const noRight = problemKind<{
  /** The name of the right, and what it is called. */
  right: string;
  zh: string;
  en: string;
}>({
  code: 'platform.no-right',
  status: 403,
  text: {
    zh: '您没有执行此操作的权限“{zh}”，请联系管理员授权。',
    en: 'You do not have the right “{en}”, which this needs. Ask an administrator for it.',
  },
});

export const foreignOrigin = problemKind({
  code: 'platform.foreign-origin',
  status: 403,
  text: {
    zh: '该请求来自其他网站，已拒绝。请从本系统的页面操作，或改用 API 密钥。',
    en: 'This request comes from another site and was refused. Use our own pages, or an API key.',
  },
});

export const fileMissing = problemKind({
  code: 'platform.file-missing',
  status: 404,
  text: {
    zh: '找不到这个文件，它可能已被删除。',
    en: 'There is no such file; it may have been removed.',
  },
});

export const fileTooLarge = problemKind<{ limit: string }>({
  code: 'platform.file-too-large',
  status: 413,
  text: {
    zh: '文件超过 {limit}，请压缩或拆分后重新上传。',
    en: 'The file is larger than {limit}. Make it smaller or split it, and send it again.',
  },
});

export const notFound = problemKind({
  code: 'platform.not-found',
  status: 404,
  text: {
    zh: '没有找到，可能已被删除，或不在您的数据范围内。',
    en: 'Not found: it may have been deleted, or lies outside the data that you may see.',
  },
});

export const wrongMethod = problemKind<{ allowed: readonly string[] }>({
  code: 'platform.wrong-method',
  status: 405,
  text: {
    zh: '此地址不支持这种请求方法，可用：{allowed}。',
    en: 'This address does not offer that method. It offers: {allowed}.',
  },
});

export const conflict = problemKind<{ by: string; at: string }>({
  code: 'platform.changed-meanwhile',
  status: 409,
  text: {
    zh: '{by} 已在 {at} 修改过此内容，请刷新后再改，以免覆盖对方的修改。',
    en: '{by} changed this at {at}. Reload before you change it, so that nothing of theirs is lost.',
  },
});

export const takenMeanwhile = problemKind({
  code: 'platform.taken-meanwhile',
  status: 409,
  text: {
    zh: '刚刚有人保存了相同的名称或编号，请换一个后重试。',
    en: 'Somebody has just saved the same name or number. Choose another and try again.',
  },
});

export const stillReferred = problemKind({
  code: 'platform.still-referred',
  status: 409,
  text: {
    zh: '其他数据还在引用它，不能删除；或者所选的对象刚刚被删除。请先改掉引用它的数据，或刷新后重选。',
    en: 'Other data still point at it, so it cannot be deleted; or what was chosen has just been deleted. Change what points at it first, or reload and choose again.',
  },
});

export const unstorable = problemKind({
  code: 'platform.unstorable',
  status: 400,
  text: {
    zh: '提交的内容中有无法保存的值：空字符（NUL），或超出范围的日期、数字。请改正后重试。',
    en: 'A value cannot be kept: a NUL character, or a date or number that is out of range. Correct it and try again.',
  },
});

export const bodyTooLarge = problemKind<{ limit: string }>({
  code: 'platform.body-too-large',
  status: 413,
  text: {
    zh: '提交的内容超过 {limit}，请分批提交或缩小文件。',
    en: 'The body is larger than {limit}. Send it in parts or make the file smaller.',
  },
});

export const tooManyRequests = problemKind<{ seconds: number }>({
  code: 'platform.too-many-requests',
  status: 429,
  text: {
    zh: '请求过于频繁，请在 {seconds} 秒后重试。',
    en: 'Too many requests. Try again in {seconds} seconds.',
  },
});

export const unexpected = problemKind<{ requestId: string }>({
  code: 'platform.unexpected',
  status: 500,
  text: {
    zh: '系统出错，本次操作没有生效。请重试；若仍失败，请把编号 {requestId} 告知管理员。',
    en: 'Something failed on our side and nothing was changed. Try again; if it fails again, give the number {requestId} to your administrator.',
  },
});

export const unavailable = problemKind({
  code: 'platform.unavailable',
  status: 503,
  text: {
    zh: '数据库暂时无法连接，本次操作没有生效，请稍后重试。',
    en: 'The database cannot be reached at the moment and nothing was changed. Try again shortly.',
  },
});

export const busy = problemKind({
  code: 'platform.busy',
  status: 503,
  text: {
    zh: '系统正忙，等待过久，本次操作没有生效，请稍后重试。',
    en: 'The system is busy: this took too long, and nothing was changed. Try again shortly.',
  },
});

/** The problems that any endpoint may answer with. */
export const platformProblems = [
  invalidRequest,
  unreadableBody,
  unsupportedMedia,
  notSignedIn,
  noRight,
  foreignOrigin,
  notFound,
  wrongMethod,
  fileMissing,
  fileTooLarge,
  conflict,
  takenMeanwhile,
  stillReferred,
  unstorable,
  bodyTooLarge,
  tooManyRequests,
  unexpected,
  unavailable,
  busy,
];
