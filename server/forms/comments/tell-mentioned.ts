import { mentionOutOfReach, textIn } from '@yuanliu/core/forms';
import { inbox, type MessageKind } from '@yuanliu/core/messages';
import { Problem } from '@yuanliu/core/platform';
import { sql } from 'kysely';
import { notify } from '../../messages/index.ts';
import { type Actor, type Ctx, systemActor, type Tx } from '../../platform/index.ts';
import { type SeenRecord, seenRecord } from './seen-record.ts';

/** Somebody was mentioned in a comment. */
const mentionKind = {
  name: 'forms.mentioned',
  text: { zh: '有人在评论中提到我', en: 'Somebody mentioned me in a comment' },
  defaultChannels: [inbox],
} as const satisfies MessageKind;

/** The kinds of messages that forms send. */
export const formsMessageKinds: readonly MessageKind[] = [mentionKind];

interface Mentioned {
  readonly id: string;
  readonly name: string;
}

const peopleOf = (tx: Tx, ids: readonly string[]): Promise<Mentioned[]> =>
  tx.rows(sql<Mentioned>`
    select id, name from identity_v1_user where id = any(${[...ids]}::uuid[]) and active order by name`);

const actorOf = ({ id, name }: Mentioned): Actor => ({ ...systemActor(name), kind: 'user', userId: id });

/** Throws `forms.mention-out-of-reach` with the names of those who may not see the record. */
const refuseStrangers = async (
  tx: Tx,
  ctx: Ctx,
  { people, seen, zone }: { people: readonly Mentioned[]; seen: SeenRecord; zone: string },
): Promise<void> => {
  const names: string[] = [];
  const { form, record } = seen;
  for (const person of people) {
    const asked = { form: form.key, id: record.id, zone };
    const look = seenRecord(tx, { actor: actorOf(person), clock: ctx.clock }, asked);
    const mayLook = await look.then(
      () => true,
      (error: unknown) => {
        if (error instanceof Problem) return false;
        throw error;
      },
    );
    if (!mayLook) names.push(person.name);
  }
  if (names.length > 0) throw new Problem(mentionOutOfReach, { names });
};

/** Tells those who are mentioned anew, if all may see the record; answers who is mentioned. */
export const tellMentioned = async (
  tx: Tx,
  ctx: Ctx,
  told: {
    readonly seen: SeenRecord;
    readonly zone: string;
    readonly text: string;
    readonly mentions: readonly string[];
    /** Who was told before. */
    readonly before: readonly string[];
  },
): Promise<string[]> => {
  const { seen, text, mentions, before, zone } = told;
  if (mentions.length === 0) return [];
  const people = await peopleOf(tx, [...new Set(mentions)]);
  await refuseStrangers(tx, ctx, { people, seen, zone });
  const fresh = people.filter(({ id }) => !before.includes(id) && id !== ctx.actor.userId);
  const { form, record } = seen;
  const name = ctx.actor.name;
  await notify(tx, {
    to: fresh.map(({ id }) => id),
    kind: mentionKind,
    // The title of the record may be made of what one of them does not see.
    title: {
      zh: `${name} 在“${textIn(form.definition.name, 'zh')}”的评论中提到了您`,
      en: `${name} mentioned you in a comment on “${textIn(form.definition.name, 'en')}”`,
    },
    body: text,
    link: `/forms/${form.key}/records/${record.id}`,
  });
  return people.map(({ id }) => id);
};
