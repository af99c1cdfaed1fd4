import { describe, expect, it } from 'vitest';
import { isSignedOut, problemFrom, unreachable } from './api-problem.ts';
import { fieldErrors, fieldOf } from './field-errors.ts';

const refused = (errors?: readonly { in: string; path: string; message: string }[]) =>
  problemFrom(
    {
      status: 400,
      body: {
        type: '/problems#platform.invalid-request',
        title: 'platform.invalid-request',
        status: 400,
        code: 'platform.invalid-request',
        detail: '提交的内容有误，请按各字段下的提示改正后重试。',
        instance: 'urn:request:0193a5c2-7f1b',
        data: {},
        ...(errors !== undefined && { errors }),
      },
    },
    'zh',
  );

describe('a JSON Pointer', () => {
  it.each([
    ['', ''],
    ['/name', 'name'],
    ['/address/city', 'address.city'],
    ['/rows/0/a~1b~0c', 'rows.0.a/b~c'],
  ])('%s names the field %s', (pointer, field) => {
    expect(fieldOf(pointer)).toBe(field);
  });
});

describe('the errors of a problem', () => {
  it('stand beside their fields', () => {
    const problem = refused([{ in: 'body', path: '/login', message: '至少 3 个字符' }]);
    expect(fieldErrors(problem, ['login', 'name'])).toEqual({
      byField: { login: '至少 3 个字符' },
      others: [],
    });
  });

  it('of one field are all told', () => {
    const problem = refused([
      { in: 'body', path: '/login', message: '至少 3 个字符' },
      { in: 'body', path: '/login', message: '格式不对' },
    ]);
    expect(fieldErrors(problem, ['login']).byField).toEqual({ login: '至少 3 个字符；格式不对' });
  });

  it('inside a group go to the group that is drawn', () => {
    const problem = refused([{ in: 'body', path: '/roles/2/id', message: '没有这个角色' }]);
    expect(fieldErrors(problem, ['roles']).byField).toEqual({ roles: '没有这个角色' });
  });

  it('of no field that is drawn stand above the form, with the name of the field', () => {
    const problem = refused([{ in: 'body', path: '/version', message: '必填' }]);
    expect(fieldErrors(problem, ['login'])).toEqual({ byField: {}, others: ['version：必填'] });
  });

  it('are the sentence of the problem when it names no field', () => {
    expect(fieldErrors(refused(), ['login']).others).toEqual([
      '提交的内容有误，请按各字段下的提示改正后重试。',
    ]);
  });
});

describe('an answer', () => {
  it('that is a problem keeps code, data and the number of the request', () => {
    const problem = refused();
    expect(problem).toMatchObject({
      code: 'platform.invalid-request',
      status: 400,
      requestId: '0193a5c2-7f1b',
    });
  });

  it.each([undefined, '<html>502</html>', null, { error: 'x' }])(
    'of another kind (%j) still says what to do',
    (body) => {
      const problem = problemFrom({ status: 502, body }, 'zh');
      expect(problem.code).toBe('web.odd-answer');
      expect(problem.detail).toContain('HTTP 502');
      expect(problem.detail).toContain('重试');
    },
  );

  it('that is missing says that nothing is lost', () => {
    expect(unreachable('zh')).toMatchObject({ code: 'web.unreachable', status: 0 });
    expect(unreachable('en').detail).toContain('nothing you typed is lost');
  });

  it('means the end of the session only when it says so', () => {
    const body = { code: 'platform.not-signed-in', detail: '请先登录', status: 401, instance: '', data: {} };
    expect(isSignedOut(problemFrom({ status: 401, body }, 'zh'))).toBe(true);
    const wrong = { ...body, code: 'identity.wrong-credentials' };
    expect(isSignedOut(problemFrom({ status: 401, body: wrong }, 'zh'))).toBe(false);
  });
});
