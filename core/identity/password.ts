import type { Text } from '../platform/index.ts';

/**
 * What a password must be (GB/T 22239-2019 8.1.4.1 asks for complexity and leaves the numbers to the operator):
 * long and of three classes, or so long that the classes no longer matter.
 */
export const passwordPolicy = {
  /** Characters at least, if three of the four classes occur. */
  shortest: 10,
  /** Characters from which on the classes do not matter. */
  passphrase: 16,
  /** Characters at most: a bound on the work of hashing. */
  longest: 200,
  classes: 3,
  /** The last so many passwords, the present one among them, cannot be taken again. */
  remembered: 5,
} as const;

export type PasswordFault = 'too-short' | 'too-simple' | 'contains-login' | 'used-before';

const classes = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u];

/** A login shorter than this may be part of a password by chance. */
const tellingLogin = 4;

const containsLogin = (password: string, login: string): boolean => {
  const [said, name] = [password.toLowerCase(), login.toLowerCase()];
  return said === name || (name.length >= tellingLogin && said.includes(name));
};

/** What is wrong with a new password by its looks alone; an empty list when nothing is. */
export const passwordFaults = (password: string, login: string): PasswordFault[] => {
  const faults: PasswordFault[] = [];
  const length = Array.from(password).length;
  if (length < passwordPolicy.shortest) faults.push('too-short');
  else if (
    length < passwordPolicy.passphrase &&
    classes.filter((form) => form.test(password)).length < passwordPolicy.classes
  )
    faults.push('too-simple');
  if (containsLogin(password, login)) faults.push('contains-login');
  return faults;
};

/** The sentence for each fault, to stand beside the field. */
export const passwordFaultTexts: Readonly<Record<PasswordFault, Text>> = {
  'too-short': { zh: '至少 10 个字符', en: 'needs at least 10 characters' },
  'too-simple': {
    zh: '须包含大写字母、小写字母、数字、符号中的三种，或达到 16 个字符',
    en: 'needs three of: capital letters, small letters, digits, signs; or 16 characters',
  },
  'contains-login': { zh: '不能包含用户名', en: 'must not contain the user name' },
  'used-before': {
    zh: '不能与最近 5 次使用过的密码相同',
    en: 'must differ from the last 5 passwords',
  },
};
