import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { DocumentReply, FileReply, LinesReply, LiveReply } from './route.ts';

const isFile = (answer: unknown): answer is FileReply =>
  typeof answer === 'object' && answer !== null && 'stream' in answer && answer.stream instanceof Readable;

const isLive = (answer: unknown): answer is LiveReply =>
  typeof answer === 'object' && answer !== null && 'open' in answer && typeof answer.open === 'function';

/** Sends a download; the name goes out as RFC 6266 asks, so that Chinese names survive. */
export const sendFile = (reply: FastifyReply, answer: unknown): FastifyReply => {
  if (!isFile(answer)) throw new Error('A file endpoint must answer with a stream.');
  return reply
    .type(answer.type)
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(answer.name)}`)
    .send(answer.stream);
};

const isDocument = (answer: unknown): answer is DocumentReply =>
  typeof answer === 'object' &&
  answer !== null &&
  'text' in answer &&
  typeof answer.text === 'string' &&
  'type' in answer &&
  typeof answer.type === 'string';

/** Sends a document as the handler wrote it. */
export const sendDocument = (reply: FastifyReply, answer: unknown): FastifyReply => {
  if (!isDocument(answer)) throw new Error('A document endpoint must answer with a text and its type.');
  // A text with the media type of JSON would be written as a JSON string.
  return reply.type(answer.type).serializer(String).send(answer.text);
};

/** The media type of lines of JSON. */
export const linesType = 'application/x-ndjson';

/** Whether a handler answers by lines. */
export const isLines = (answer: unknown): answer is LinesReply =>
  typeof answer === 'object' && answer !== null && 'batches' in answer;

/** Text that waits for the caller at the most before more is asked of the handler, in characters. */
const linesAtOnce = 65_536;

/** Sends lines of JSON as they are made. An error on the way cuts the connection: what came so far is no answer. */
export const sendLines = (reply: FastifyReply, { batches }: LinesReply): FastifyReply =>
  reply
    .type(`${linesType}; charset=utf-8`)
    .header('cache-control', 'no-store')
    .header('x-accel-buffering', 'no')
    .send(Readable.from(textOf(batches), { objectMode: false, highWaterMark: linesAtOnce }));

async function* textOf(batches: LinesReply['batches']): AsyncGenerator<string, void> {
  for await (const batch of batches) {
    let text = '';
    for (const line of batch) {
      text += `${JSON.stringify(line)}\n`;
      if (text.length < linesAtOnce) continue;
      yield text;
      text = '';
    }
    if (text !== '') yield text;
  }
}

/** Long enough to cost nothing, short enough that proxies, which cut at 60 s, keep the line open. */
const heartbeatMilliseconds = 25_000;

/** Bytes that wait for a reader at the most; one that takes nothing is hung up on, and asks again. */
const mostWaiting = 65_536;

/** Tabs and devices of one person; with more, the oldest stream ends. */
const mostStreams = 30;

/** Whose stream it is, and whether it may go on. */
export interface LiveGuest {
  readonly name: string;
  readonly isWelcome: () => Promise<boolean>;
}

/** The live streams of a server, all of which end when it stops: it would wait for them for ever. */
export interface LiveStreams {
  /**
   * Opens a stream of server-sent events (WHATWG HTML §9.2). It ends when either side hangs up, and at the first
   * heartbeat at which `isWelcome` no longer holds: a stream must not outlive the session behind it.
   */
  readonly send: (reply: FastifyReply, answer: unknown, guest: LiveGuest) => FastifyReply;
  readonly end: () => Promise<void>;
}

/** Opens the list of live streams of a server. */
export const openLiveStreams = (beat = heartbeatMilliseconds): LiveStreams => {
  const open = new Map<() => void, string>();
  return {
    send: (reply, answer, { name, isWelcome }) => {
      if (!isLive(answer)) throw new Error('A live endpoint must answer with a subscription.');
      const { stream, finish } = streamOf(answer, { beat, isWelcome });
      const own = [...open].filter(([, holder]) => holder === name);
      for (const [finishOldest] of own.slice(0, Math.max(0, own.length - mostStreams + 1))) {
        open.delete(finishOldest);
        finishOldest();
      }
      open.set(finish, name);
      stream.on('close', () => open.delete(finish));
      return reply
        .type('text/event-stream; charset=utf-8')
        .header('cache-control', 'no-store')
        .header('x-accel-buffering', 'no')
        .send(stream);
    },
    end: async () => {
      for (const finish of open.keys()) finish();
    },
  };
};

const streamOf = (
  { open }: LiveReply,
  { beat, isWelcome }: { beat: number; isWelcome: () => Promise<boolean> },
): { stream: Readable; finish: () => void } => {
  const stream = new Readable({ read: () => undefined });
  let isOver = false;
  const write = (text: string | null): void => {
    if (isOver || stream.destroyed) return;
    isOver = text === null;
    stream.push(text);
    if (stream.readableLength > mostWaiting) stream.destroy();
  };
  const finish = (): void => write(null);
  write(': open\n\n');
  const end = open((event, data) => {
    const lines = data.split('\n').map((line) => `data: ${line}\n`);
    write(`event: ${event}\n${lines.join('')}\n`);
  });
  const heartbeat = setInterval(() => {
    write(': alive\n\n');
    // Whether the session still holds cannot be asked now: it is asked at the next beat.
    isWelcome().then(
      (still) => {
        if (!still) finish();
      },
      () => undefined,
    );
  }, beat);
  stream.on('close', () => {
    clearInterval(heartbeat);
    end();
  });
  return { stream, finish };
};
