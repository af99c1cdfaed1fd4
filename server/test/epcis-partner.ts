import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import type { TestApp } from './test-app.ts';

/** A job as a partner sees it. */
export interface JobSeen {
  readonly running: boolean;
  readonly success: boolean;
  readonly errors: readonly { readonly type: string; readonly path?: string; readonly detail: string }[];
}

/** An event as JSON. */
export type EventSeen = Readonly<Record<string, unknown>>;

/** A partner's system that speaks EPCIS with the product. */
export interface Partner {
  /** Hands a document in and answers what the server said at once. */
  readonly send: (document: unknown, headers?: Record<string, string>) => Promise<LightMyRequestResponse>;
  /** Hands a document in, lets the job run, and answers how it ended; a refusal at once counts as a failed job. */
  readonly capture: (document: unknown, headers?: Record<string, string>) => Promise<JobSeen>;
  /** All events behind an address, page after page. */
  readonly events: (address: string, headers?: Record<string, string>) => Promise<EventSeen[]>;
}

const textOf = (document: unknown): string =>
  typeof document === 'string' ? document : JSON.stringify(document);

const runJob = async (t: TestApp, captureId: string): Promise<void> => {
  const handler = t.app.jobs.find(({ job }) => job.name === 'trace.run-capture');
  if (handler === undefined) throw new Error('There is no job for captures.');
  await handler.run(t.ctx(), { captureId });
};

/** The address in `Link: <…>; rel="next"`, without scheme and host. */
export const nextOf = ({ headers }: LightMyRequestResponse): string | undefined => {
  const address = /<([^>]+)>; rel="next"/.exec(String(headers.link ?? ''))?.[1];
  if (address === undefined) return undefined;
  const { pathname, search } = new URL(address);
  return pathname + search;
};

/** Opens a partner that calls as somebody. */
export const openPartner = (t: TestApp, call: TestApp['call'] = t.asAdmin): Partner => {
  const send: Partner['send'] = (document, headers = {}) =>
    call({
      method: 'POST',
      url: '/epcis/capture',
      payload: textOf(document),
      headers: { 'content-type': 'application/json', ...headers },
    });
  return {
    send,
    capture: async (document, headers) => {
      const sent = await send(document, headers);
      if (sent.statusCode !== 202) {
        const problem = sent.json<{ type: string; detail: string }>();
        return { running: false, success: false, errors: [problem] };
      }
      const location = String(sent.headers.location);
      await runJob(t, location.split('/').at(-1) ?? '');
      return (await call({ url: location })).json<JobSeen>();
    },
    events: async (address, headers = {}) => {
      const found: EventSeen[] = [];
      for (let url: string | undefined = address; url !== undefined; ) {
        const options: InjectOptions = { url, headers };
        const answer = await call(options);
        if (answer.statusCode !== 200) throw new Error(`${url}: ${answer.body}`);
        found.push(...answer.json().epcisBody.queryResults.resultsBody.eventList);
        url = nextOf(answer);
      }
      return found;
    },
  };
};

/** Empties the ledger past all its guards, between documents that use the same eventIDs for different events. */
export const emptyLedger = (t: TestApp): Promise<unknown> =>
  t.asOwner(`truncate events, event_contexts, event_voids, event_flows, units, incidences, event_references,
    event_fields, captures, vocabulary_elements cascade`);
