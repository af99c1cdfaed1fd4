import type { Endpoint } from '@yuanliu/core/platform';
import { useEffect, useRef } from 'react';
import { queryClient, refresh } from './queries.ts';

const address = '/api/live';
/** The one event of the stream; its data is a topic, or `all` after a gap on the server's side. */
const nudgeEvent = 'nudge';
const everyTopic = 'all';
const longestPauseMilliseconds = 60_000;
/** A hidden tab gives its connection back: HTTP/1.1 allows six to one server, and people keep many tabs open. */
const hiddenMilliseconds = 20_000;

type Listener = () => void;

const listeners = new Map<string, Set<Listener>>();
let source: EventSource | undefined;
let pauseMilliseconds = 1000;
let timer: ReturnType<typeof setTimeout> | undefined;
let hasMissed = false;

const deliver = (topic: string): void => {
  const meant = topic === everyTopic ? [...listeners.values()] : [listeners.get(topic) ?? []];
  for (const ofTopic of meant) for (const listener of ofTopic) listener();
};

const open = (): void => {
  clearTimeout(timer);
  if (source !== undefined || listeners.size === 0) return;
  source = new EventSource(address);
  source.addEventListener('open', () => {
    pauseMilliseconds = 1000;
    // What was said during a break is lost, so everybody asks anew.
    if (hasMissed) deliver(everyTopic);
    hasMissed = false;
  });
  source.addEventListener('error', () => {
    hasMissed = true;
    // The browser reconnects by itself after a cut line, but not after an answer such as 401 or 503.
    if (source?.readyState !== EventSource.CLOSED) return;
    close();
    timer = setTimeout(open, pauseMilliseconds);
    pauseMilliseconds = Math.min(pauseMilliseconds * 2, longestPauseMilliseconds);
  });
  source.addEventListener(nudgeEvent, ({ data }: MessageEvent<unknown>) => {
    if (typeof data === 'string') deliver(data);
  });
};

const close = (): void => {
  clearTimeout(timer);
  source?.close();
  source = undefined;
};

document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') {
    open();
    return;
  }
  clearTimeout(timer);
  timer = setTimeout(() => {
    hasMissed = true;
    close();
  }, hiddenMilliseconds);
});

/**
 * Listens to a topic of the server's live stream (`messages.inbox`); also called after a break in the line, when
 * something may have been missed. Gives back what ends the listening.
 */
const onLive = (topic: string, listener: Listener): (() => void) => {
  const ofTopic = listeners.get(topic) ?? new Set();
  ofTopic.add(listener);
  listeners.set(topic, ofTopic);
  open();
  return () => {
    ofTopic.delete(listener);
    if (ofTopic.size === 0) listeners.delete(topic);
    if (listeners.size === 0) close();
  };
};

/** Many messages at once, as of a large capture, ask anew once at the beginning and once at the end. */
const refreshMilliseconds = 2000;

/** While the component is shown, messages of `topic` make the replies of these endpoints stale. */
export const useLive = (topic: string, endpoints: readonly Endpoint[]): void => {
  const latest = useRef(endpoints);
  useEffect(() => {
    latest.current = endpoints;
  });
  useEffect(() => {
    let pause: ReturnType<typeof setTimeout> | undefined;
    let isDue = false;
    const hear = (): void => {
      if (pause !== undefined) {
        isDue = true;
        return;
      }
      refresh(queryClient, latest.current).catch(() => undefined);
      pause = setTimeout(() => {
        pause = undefined;
        if (isDue) hear();
        isDue = false;
      }, refreshMilliseconds);
    };
    const end = onLive(topic, hear);
    return () => {
      clearTimeout(pause);
      end();
    };
  }, [topic]);
};
