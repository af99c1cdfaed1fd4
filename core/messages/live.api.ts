import { endpoint } from '../platform/index.ts';

/** The event's name on the stream; its data is the topic, `module.thing`, or `all` after a gap. */
export const nudgeEvent = 'nudge';

export const openLive = endpoint({
  id: 'messages.open-live',
  method: 'GET',
  path: '/api/live',
  needs: 'signed-in',
  summary: { zh: '实时更新（服务器推送事件）', en: 'Live updates as server-sent events' },
  reply: 'live',
});
