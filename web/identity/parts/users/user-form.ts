import type { User } from '@yuanliu/core/identity';
import type { Language } from '@yuanliu/core/platform';
import type { Say } from '../../../lib/text.ts';
import { texts } from '../../texts.ts';

/** What the form of a user holds; an empty field is an empty string here and null for the server. */
export interface UserValues extends Readonly<Record<string, unknown>> {
  readonly name: string;
  readonly login: string;
  readonly departmentId: string | null;
  readonly email: string;
  readonly phone: string;
  readonly language: Language;
}

/** A new user, in the department that the list is narrowed to. */
export const blankUser = (departmentId: string | null): UserValues => ({
  name: '',
  login: '',
  departmentId,
  email: '',
  phone: '',
  language: 'zh',
});

/** The fields of a user that is there. */
export const valuesOf = ({ name, login, departmentId, email, phone, language }: User): UserValues => ({
  name,
  login,
  departmentId,
  email: email ?? '',
  phone: phone ?? '',
  language,
});

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** The body for the server. */
export const detailsOf = ({ name, login, departmentId, email, phone, language }: UserValues) => ({
  name: name.trim(),
  login: login.trim(),
  departmentId,
  email: orNull(email),
  phone: orNull(phone),
  language,
});

/** Faults that need no server; the forms are those of core/identity/user.api.ts. */
export const userFaults =
  (t: Say) =>
  ({ login, email, phone }: UserValues): Readonly<Record<string, string>> => ({
    ...(login.trim() !== '' &&
      !/^[\p{L}\p{N}][\p{L}\p{N}._@-]+$/u.test(login.trim()) && { login: t(texts.loginForm) }),
    ...(email.trim() !== '' && !/^\S+@[\w.-]+\.\w{2,}$/.test(email.trim()) && { email: t(texts.emailForm) }),
    ...(phone.trim() !== '' &&
      !/^[0-9+][0-9 \-()]{2,29}$/.test(phone.trim()) && { phone: t(texts.phoneForm) }),
  });
