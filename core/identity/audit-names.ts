import type { Text } from '../platform/index.ts';

/**
 * The words for what stands in the audit besides actions, by name: a kind of thing (`identity.user`), a field of it
 * (`identity.user/login`), a value of the field (`identity.user/language=zh`), and for values made of parts a part
 * (`numbering.rule/segments/width`). What has no word is shown by its name.
 */
export type AuditNames = Readonly<Record<string, Text>>;

/** The words for what identity writes into the audit. */
export const identityAuditNames = {
  'identity.user': { zh: '用户', en: 'User' },
  'identity.user/login': { zh: '用户名', en: 'User name' },
  'identity.user/name': { zh: '姓名', en: 'Name' },
  'identity.user/departmentId': { zh: '部门', en: 'Department' },
  'identity.user/email': { zh: '电子邮箱', en: 'Mail address' },
  'identity.user/phone': { zh: '电话', en: 'Telephone' },
  'identity.user/language': { zh: '语言', en: 'Language' },
  'identity.user/language=zh': { zh: '中文', en: 'Chinese' },
  'identity.user/language=en': { zh: '英文', en: 'English' },
  'identity.user/password': { zh: '密码', en: 'Password' },
  'identity.user/active': { zh: '启用', en: 'Active' },
  'identity.user/roles': { zh: '角色', en: 'Roles' },
  'identity.user/sessions': { zh: '登录中的设备', en: 'Open sessions' },
  'identity.user/lockedUntil': { zh: '锁定至', en: 'Locked until' },
  'identity.user/reason': { zh: '原因', en: 'Reason' },
  'identity.user/reason=wrong': { zh: '密码不正确', en: 'Wrong password' },
  'identity.user/reason=locked': { zh: '账号已锁定', en: 'Account locked' },
  'identity.user/reason=inactive': { zh: '账号已停用', en: 'Account not in use' },
  'actor=anonymous': { zh: '未登录', en: 'Not signed in' },
  'identity.session': { zh: '登录', en: 'Signing in' },
  'identity.sign-in': { zh: '登录', en: 'Signing in' },
  'identity.login': { zh: '登录名', en: 'User name' },
  'identity.login/reason': { zh: '原因', en: 'Reason' },
  'identity.login/reason=unknown': { zh: '没有这个用户', en: 'No such user' },
  'identity.department': { zh: '部门', en: 'Department' },
  'identity.department/name': { zh: '名称', en: 'Name' },
  'identity.department/parentId': { zh: '上级部门', en: 'Belongs to' },
  'identity.department/headUserId': { zh: '负责人', en: 'Head' },
  'identity.department/position': { zh: '排序', en: 'Position' },
  'identity.role': { zh: '角色', en: 'Role' },
  'identity.role/name': { zh: '名称', en: 'Name' },
  'identity.role/description': { zh: '说明', en: 'Description' },
  'identity.role/grants': { zh: '权限', en: 'Rights' },
  'identity.role/grants=own': { zh: '仅本人', en: 'own rows' },
  'identity.role/grants=department': { zh: '本部门及以下', en: 'department and below' },
  'identity.role/grants=all': { zh: '全部', en: 'all rows' },
  'identity.key': { zh: 'API 密钥', en: 'API key' },
  'identity.key/name': { zh: '名称', en: 'Name' },
  'identity.key/prefix': { zh: '前缀', en: 'Prefix' },
  'identity.key/rights': { zh: '权限', en: 'Rights' },
  'identity.key/expiresAt': { zh: '有效期至', en: 'Expires' },
  'identity.key/revokedAt': { zh: '吊销时间', en: 'Revoked' },
  'identity.audit': { zh: '审计日志', en: 'Audit' },
  'identity.audit/from': { zh: '起始时间', en: 'From' },
  'identity.audit/to': { zh: '结束时间', en: 'To' },
  'identity.audit/actor': { zh: '操作人', en: 'Actor' },
  'identity.audit/action': { zh: '操作', en: 'Action' },
  'identity.audit/subjectType': { zh: '对象类型', en: 'Kind of subject' },
  'identity.audit/subjectId': { zh: '对象编号', en: 'Id of subject' },
  'identity.audit/text': { zh: '搜索', en: 'Search' },
} as const satisfies AuditNames;
