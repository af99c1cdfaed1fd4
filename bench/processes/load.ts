/**
 * The load generator. Our own, because it shares two cores with what it measures: written requests and a look at
 * the head of each answer cost a fifth of what a general client costs, and whatever it costs flatters the ratio.
 */
import { connect, type Socket } from 'node:net';
import { once } from 'node:events';
import { type LoadPlan, loadPlan, type LoadResult } from '../measure/load-plan.ts';
import { servesParent } from '../measure/parent.ts';

/** The versions that answers told, by port, path and id: they outlive a run. */
const versions = new Map<string, string>();

interface Tally {
  /** Bodies that were sent. */
  sent: number;
  readonly times: number[];
  readonly refusals: string[];
}

interface Turn {
  readonly id: string;
  readonly turn: number;
  readonly tally: Tally;
}

const requestOf = (plan: LoadPlan, turn: Turn): string => {
  const { id } = turn;
  const path = plan.path.replace('{id}', id);
  const head = [
    `${plan.method} ${path} HTTP/1.1`,
    'host: 127.0.0.1',
    ...(plan.cookie === undefined ? [] : [`cookie: ${plan.cookie}`]),
  ];
  const body = bodyOf(plan, turn);
  if (body === undefined) return `${head.join('\r\n')}\r\n\r\n`;
  head.push('content-type: application/json', `content-length: ${Buffer.byteLength(body)}`);
  return `${head.join('\r\n')}\r\n\r\n${body}`;
};

const bodyOf = ({ port, body, bodies }: LoadPlan, { id, turn, tally }: Turn): string | undefined => {
  if (bodies === undefined)
    return body
      ?.replace('{id}', id)
      .replace('{version}', versions.get(`${port}${id}`) ?? '1')
      .replace('{turn}', String(turn));
  const own = bodies[tally.sent];
  if (own === undefined) throw new Error(`All ${bodies.length} bodies are sent; the run needs more.`);
  tally.sent += 1;
  return own;
};

/** The whole answer when it is there, with its length; every server here says the length. */
const answerIn = (text: string): { length: number; status: string; body: string } | undefined => {
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const [, size] = /\r\ncontent-length: (\d+)/i.exec(text) ?? [];
  if (size === undefined) throw new Error(`An answer without its length:\n${text}`);
  const length = end + 4 + Number(size);
  if (text.length < length) return undefined;
  return { length, status: text.slice(9, 12), body: text.slice(end + 4, length) };
};

const drive = async (plan: LoadPlan, number: number, tally: Tally): Promise<void> => {
  const socket: Socket = connect({ port: plan.port, host: '127.0.0.1', noDelay: true });
  await once(socket, 'connect');
  const until = performance.now() + plan.seconds * 1000;
  let turn = 0;
  let began = 0;
  let id = '';
  const next = (): void => {
    const index = plan.pick === 'own' ? number : Math.floor(Math.random() * plan.ids.length);
    id = plan.ids[index % plan.ids.length] ?? '';
    turn += 1;
    began = performance.now();
    socket.write(requestOf(plan, { id, turn, tally }));
  };
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('The server hung up.')));
    let text = '';
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString('latin1');
      const answer = answerIn(text);
      if (answer === undefined) return;
      text = text.slice(answer.length);
      const now = performance.now();
      if (answer.status === '200' || answer.status === '201') tally.times.push(now - began);
      else tally.refusals.push(`${answer.status} ${answer.body}`);
      if (plan.body !== undefined) keepVersion(plan, id, answer.body);
      if (now < until) next();
      else resolve();
    });
    next();
  });
  socket.removeAllListeners('close');
  socket.destroy();
};

const keepVersion = (plan: LoadPlan, id: string, body: string): void => {
  const [, version] = /"version":(\d+)/.exec(body) ?? [];
  if (version !== undefined) versions.set(`${plan.port}${id}`, version);
};

const run = async (plan: LoadPlan): Promise<LoadResult> => {
  const tally: Tally = { sent: 0, times: [], refusals: [] };
  const began = performance.now();
  await Promise.all(Array.from({ length: plan.connections }, (_, number) => drive(plan, number, tally)));
  const seconds = (performance.now() - began) / 1000;
  const times = tally.times.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  const [refusal] = tally.refusals;
  return {
    requests: times.length,
    seconds,
    refused: tally.refusals.length,
    ...(refusal !== undefined && { refusal }),
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
  };
};

servesParent(
  'ready',
  (question) => run(loadPlan.parse(question)),
  async () => undefined,
);
