import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { FileReply, LiveReply } from './route.ts';

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

/** Long enough to cost nothing, short enough that proxies, which cut at 60 s, keep the line open. */
const heartbeatMilliseconds = 25_000;

/** Opens a stream of server-sent events (WHATWG HTML §9.2) and ends it when either side hangs up. */
export const sendLive = (reply: FastifyReply, answer: unknown): FastifyReply => {
  if (!isLive(answer)) throw new Error('A live endpoint must answer with a subscription.');
  const stream = new Readable({ read: () => undefined });
  stream.push(': open\n\n');
  const end = answer.open((event, data) => {
    stream.push(
      `event: ${event}\n${data
        .split('\n')
        .map((line) => `data: ${line}\n`)
        .join('')}\n`,
    );
  });
  const heartbeat = setInterval(() => stream.push(': alive\n\n'), heartbeatMilliseconds);
  stream.on('close', () => {
    clearInterval(heartbeat);
    end();
  });
  return reply
    .type('text/event-stream; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('x-accel-buffering', 'no')
    .send(stream);
};
