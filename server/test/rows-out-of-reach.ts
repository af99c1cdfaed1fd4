import type { TestApp } from './test-app.ts';

/** Makes a row that belongs to the administrator, out of reach of somebody whose range is "own". */
type RowMaker = (t: TestApp) => Promise<string>;

const adminId: RowMaker = async (t) => (await t.asAdmin({ url: '/api/me' })).json().user.id;

/** By the kind of row that endpoints name. A kind that is missing here fails the sweep. */
export const rowsOutOfReach: Readonly<Record<string, RowMaker>> = {
  'identity.user': adminId,
  'identity.key': async (t) => {
    const payload = { name: '金蝶对接', rights: ['identity.users.see'] };
    return (await t.asAdmin({ method: 'POST', url: '/api/keys', payload })).json().id;
  },
  'identity.session': async (t) => (await t.asAdmin({ url: '/api/me/sessions' })).json().rows[0].id,
  // Everybody who may see roles sees them all; what is out of reach is a role that does not exist.
  'identity.role': async () => '01890000-0000-7000-8000-0000000000bb',
  'messages.message': async (t) => {
    const id = '01890000-0000-7000-8000-0000000000aa';
    await t.asOwner(
      `insert into messages (id, user_id, kind, title, body, in_inbox)
       values ($1, $2, 'test.kind', '{"zh":"通知","en":"Notice"}', '{"zh":"","en":""}', true) on conflict do nothing`,
      [id, await adminId(t)],
    );
    return id;
  },
};
