import { Problem } from '@yuanliu/core/platform';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { CredentialRequest, HttpReply, Principal } from '../../platform/index.ts';
import { stoppedClock, type TestDatabase, testDatabase } from '../../test/test-database.ts';
import { ensureAdministrator } from '../first-run/ensure-administrator.ts';
import { type Authentication, openAuthentication } from './authentication.ts';
import { changeMyPassword } from './change-my-password.ts';
import { signOut } from './end-sessions.ts';
import { familiarMilliseconds } from './lock-out.ts';
import { sessionJobs } from './session.jobs.ts';
import { deleteExpiredSessions } from './session.store.ts';
import { sessionTimes } from './session-times.ts';
import { signIn } from './sign-in.ts';

let t: TestDatabase;
let clock: ReturnType<typeof stoppedClock>;
let authentication: Authentication;
const password = 'Spring-River-8';
const from = { ip: '10.0.0.7', requestId: 'r', agent: 'test' };

beforeAll(async () => {
  t = await testDatabase();
});
beforeEach(async () => {
  await t.asOwner('truncate sessions, password_history, user_roles, users, departments cascade');
  clock = stoppedClock('2026-11-24T08:00:00Z');
  authentication = openAuthentication({ db: t.db, clock });
  await ensureAdministrator(t.ctx({ clock }), { rights: [], password });
});
afterAll(async () => t.close());

const ctx = (ip = from.ip) =>
  t.ctx({
    clock,
    actor: { kind: 'system', userId: null, credentialId: null, name: 'anonymous', from: { ...from, ip } },
  });

/** A browser with one cookie. */
const browser = (token: string) => {
  const jar = { token };
  const reply: HttpReply = {
    setCookie: (_, value) => {
      jar.token = value;
    },
    clearCookie: () => undefined,
    header: () => undefined,
    status: () => undefined,
  };
  const ask = (cookie = jar.token): Promise<Principal | undefined> => {
    const request: CredentialRequest = {
      cookies: { yuanliu_session: cookie },
      authorization: undefined,
      from,
    };
    return authentication.authenticate(request, reply);
  };
  return { jar, ask };
};

const signedIn = async (word = password) =>
  browser((await signIn(ctx(), { user: 'admin', password: word })).token);
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'nothing',
    (error: unknown) => (error instanceof Problem ? error.kind.code : String(error)),
  );
const try1 = (user: string, word: string, ip?: string) => codeOf(signIn(ctx(ip), { user, password: word }));

test('the login is known whatever its case and the spaces around it', async () => {
  const { me } = await signIn(ctx(), { user: ' ADMIN ', password });
  expect(me.user).toMatchObject({ login: 'admin', mustChangePassword: false });
});

test('a wrong password and an unknown login get the same sentence', async () => {
  expect(await try1('admin', 'wrong')).toBe('identity.wrong-credentials');
  expect(await try1('nobody', 'wrong')).toBe('identity.wrong-credentials');
});

test('five wrong passwords lock the account at their address for 15 minutes, also against the right one', async () => {
  for (let attempt = 0; attempt < 5; attempt += 1) await try1('admin', 'wrong');
  const refused = signIn(ctx(), { user: 'admin', password });
  await expect(refused).rejects.toMatchObject({
    kind: { code: 'identity.account-locked' },
    data: { minutes: 15 },
  });
  clock.move(15 * 60_000 - 1);
  expect(await try1('admin', password)).toBe('identity.account-locked');
  clock.move(1);
  expect(await try1('admin', password)).toBe('nothing');
  const audited = await t.asOwner(`select action from audit_entries where action = 'identity.user.locked'`);
  expect(audited).toHaveLength(1);
});

const attacker = '203.0.113.9';
const lockedUntil = async (): Promise<Date | null | undefined> =>
  (await t.asOwner<{ locked_until: Date | null }>('select locked_until from users'))[0]?.locked_until;

test('who guesses elsewhere does not lock the owner out at the desk', async () => {
  for (let attempt = 0; attempt < 5; attempt += 1) await try1('admin', 'wrong', attacker);
  expect(await try1('admin', password, attacker)).toBe('identity.account-locked');
  expect(await lockedUntil()).toEqual(new Date(clock.now().getTime() + 15 * 60_000));
  expect(await try1('admin', password)).toBe('nothing');
  // Whoever looks after accounts still sees that it is locked somewhere.
  expect(await lockedUntil()).not.toBeNull();
  expect(await try1('admin', password, attacker)).toBe('identity.account-locked');
});

test('many addresses have no more than fifty guesses an hour together, and the familiar desk stays open', async () => {
  expect(await try1('admin', password)).toBe('nothing');
  const codes: string[] = [];
  for (let place = 0; place < 20; place += 1)
    for (let attempt = 0; attempt < 4; attempt += 1)
      codes.push(await try1('admin', 'wrong', `203.0.113.${place}`));
  expect(codes.filter((code) => code === 'identity.wrong-credentials')).toHaveLength(50);
  expect(codes.slice(50).every((code) => code === 'identity.account-locked')).toBe(true);
  expect(await try1('admin', password, '198.51.100.1')).toBe('identity.account-locked');
  expect(await try1('admin', password)).toBe('nothing');
  const everywhere = await t.asOwner(
    `select from audit_entries where action = 'identity.user.locked' and changes @> '[{"field": "address", "to": null}]'`,
  );
  expect(everywhere).toHaveLength(1);
  clock.move(60 * 60_000);
  expect(await try1('admin', password, '198.51.100.1')).toBe('nothing');
});

test('addresses of one IPv6 network count together', async () => {
  for (let attempt = 0; attempt < 5; attempt += 1)
    await try1('admin', 'wrong', `2001:db8:0:1::${attempt + 1}`);
  expect(await try1('admin', password, '2001:db8:0:1:9::')).toBe('identity.account-locked');
  expect(await try1('admin', password, '2001:db8:0:2::1')).toBe('nothing');
});

test('addresses that are familiar no more are forgotten by night', async () => {
  await try1('admin', 'wrong', attacker);
  clock.move(familiarMilliseconds);
  await try1('admin', password);
  for (const job of sessionJobs) await job.run(t.ctx({ clock }), {});
  clock.move(1);
  for (const job of sessionJobs) await job.run(t.ctx({ clock }), {});
  expect(await t.asOwner('select address from sign_in_addresses')).toEqual([{ address: from.ip }]);
});

test('whoever has no role is told so, rather than nothing', async () => {
  const { me } = await signIn(ctx(), { user: 'admin', password });
  expect(me.roles).toEqual(['系统管理员']);
  await t.asOwner('delete from user_roles');
  const { me: without } = await signIn(ctx(), { user: 'admin', password });
  expect(without).toMatchObject({ roles: [], rights: {} });
});

test('twenty guesses at once get no more than five answers', async () => {
  const codes = await Promise.all(Array.from({ length: 20 }, () => try1('admin', 'wrong')));
  expect(codes.filter((code) => code === 'identity.wrong-credentials')).toHaveLength(5);
  expect(codes.filter((code) => code === 'identity.account-locked')).toHaveLength(15);
});

test('a right password sets the count back', async () => {
  for (let attempt = 0; attempt < 4; attempt += 1) await try1('admin', 'wrong');
  expect(await try1('admin', password)).toBe('nothing');
  for (let attempt = 0; attempt < 4; attempt += 1) await try1('admin', 'wrong');
  expect(await try1('admin', password)).toBe('nothing');
});

test('the database keeps no token', async () => {
  const { jar } = await signedIn();
  const [row] = await t.asOwner<{ text: string }>('select row_to_json(sessions)::text as text from sessions');
  expect(row?.text).not.toContain(jar.token);
  expect(row?.text).not.toContain(Buffer.from(jar.token, 'base64url').toString('hex'));
});

test('the token is replaced after an hour; the former one is good for 60 seconds once the new one was shown', async () => {
  const { jar, ask } = await signedIn();
  const former = jar.token;
  clock.move(sessionTimes.rotation);
  expect((await ask())?.actor.name).toBe('系统管理员');
  expect(jar.token).not.toBe(former);
  expect(await ask()).toBeDefined();
  clock.move(sessionTimes.grace - 1);
  expect(await ask(former)).toBeDefined();
  clock.move(1_001);
  expect(await ask(former)).toBeUndefined();
  expect(await ask()).toBeDefined();
});

test('an answer that is lost on its way does not take the session with it', async () => {
  const { jar, ask } = await signedIn();
  const former = jar.token;
  clock.move(sessionTimes.rotation);
  expect(await ask()).toBeDefined();
  const lost = jar.token;
  // The browser never got the new token, and comes back with the former one much later.
  clock.move(20 * sessionTimes.grace);
  expect(await ask(former)).toBeDefined();
  expect([former, lost]).not.toContain(jar.token);
  expect(await ask(lost)).toBeUndefined();
  expect(await ask()).toBeDefined();
  clock.move(sessionTimes.grace + 1_001);
  expect(await ask(former)).toBeUndefined();
  expect(await ask()).toBeDefined();
});

test('a live stream learns that its session has ended', async () => {
  const { ask } = await signedIn();
  const principal = await ask();
  if (principal === undefined) throw new Error('nobody');
  expect(await authentication.isStillGood(principal.actor)).toBe(true);
  await signOut(t.ctx({ clock, actor: principal.actor }));
  expect(await authentication.isStillGood(principal.actor)).toBe(false);
});

test('of requests at the same time one replaces the token, and all are answered', async () => {
  const { jar, ask } = await signedIn();
  const former = jar.token;
  clock.move(sessionTimes.rotation);
  const other = openAuthentication({ db: t.db, clock });
  const cookies: string[] = [];
  const reply: HttpReply = {
    setCookie: (_, value) => {
      cookies.push(value);
    },
    clearCookie: () => undefined,
    header: () => undefined,
    status: () => undefined,
  };
  const asking = [authentication, other].map((node) =>
    node.authenticate({ cookies: { yuanliu_session: former }, authorization: undefined, from }, reply),
  );
  expect((await Promise.all(asking)).every((principal) => principal !== undefined)).toBe(true);
  expect(cookies).toHaveLength(1);
  expect(await ask(cookies[0])).toBeDefined();
});

test('a session ends after 8 idle hours, and after 7 days however busy', async () => {
  const idle = await signedIn();
  clock.move(sessionTimes.idle);
  expect(await idle.ask()).toBeUndefined();
  const busy = await signedIn();
  for (let passed = 0; passed + sessionTimes.idle < sessionTimes.absolute; passed += sessionTimes.idle / 2) {
    clock.move(sessionTimes.idle / 2);
    expect(await busy.ask()).toBeDefined();
  }
  clock.move(sessionTimes.idle);
  expect(await busy.ask()).toBeUndefined();
});

test('a signed-out session is refused at once here, and within a second elsewhere', async () => {
  const elsewhere = openAuthentication({ db: t.db, clock });
  const { jar, ask } = await signedIn();
  const request = { cookies: { yuanliu_session: jar.token }, authorization: undefined, from };
  const reply = {
    setCookie: () => undefined,
    clearCookie: () => undefined,
    header: () => undefined,
    status: () => undefined,
  };
  const principal = await ask();
  expect(await elsewhere.authenticate(request, reply)).toBeDefined();
  if (principal === undefined) throw new Error('not signed in');
  await signOut({ ...ctx(), actor: principal.actor });
  authentication.forget();
  expect(await ask()).toBeUndefined();
  clock.move(1_000);
  expect(await elsewhere.authenticate(request, reply)).toBeUndefined();
});

test('changing the password ends the other sessions and renews the token of this one', async () => {
  const [mine, other] = [await signedIn(), await signedIn()];
  const principal = await mine.ask();
  if (principal === undefined) throw new Error('not signed in');
  const token = await changeMyPassword(
    { ...ctx(), actor: principal.actor },
    { current: password, next: 'Autumn-Lake-9' },
  );
  authentication.forget();
  expect(await mine.ask()).toBeUndefined();
  expect(await mine.ask(token)).toBeDefined();
  expect(await other.ask()).toBeUndefined();
  expect(await try1('admin', password)).toBe('identity.wrong-credentials');
  expect(await try1('admin', 'Autumn-Lake-9')).toBe('nothing');
});

test('a new password must follow the rules and differ from the last five', async () => {
  const { ask } = await signedIn();
  const principal = await ask();
  if (principal === undefined) throw new Error('not signed in');
  const change = (current: string, next: string) =>
    changeMyPassword({ ...ctx(), actor: principal.actor }, { current, next });
  const issuesOf = (work: Promise<unknown>) =>
    work.then(
      () => [],
      (error: unknown) =>
        error instanceof Problem ? error.issues.map(({ path, text }) => [path, text.en]) : error,
    );
  expect(await issuesOf(change('nonsense', 'Autumn-Lake-9'))).toEqual([
    ['/current', 'is not your present password'],
  ]);
  expect(await issuesOf(change(password, 'short'))).toEqual([['/next', 'needs at least 10 characters']]);
  const words = [password, 'Word-number-1', 'Word-number-2', 'Word-number-3', 'Word-number-4'];
  for (const [index, word] of words.slice(1).entries()) {
    clock.move(1_000);
    await change(words[index] ?? '', word);
  }
  for (const word of words)
    expect(await issuesOf(change('Word-number-4', word))).toEqual([
      ['/next', 'must differ from the last 5 passwords'],
    ]);
  clock.move(1_000);
  await change('Word-number-4', 'Word-number-5');
  clock.move(1_000);
  expect(await issuesOf(change('Word-number-5', password))).toEqual([]);
});

test('what ran out is removed by night, what is good stays', async () => {
  await signedIn();
  clock.move(sessionTimes.idle);
  const good = await signedIn();
  expect(await t.db.transact((tx) => deleteExpiredSessions(tx, clock.now()))).toBe(1);
  expect(await good.ask()).toBeDefined();
});
