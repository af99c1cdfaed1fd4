import { type FieldIssue, Problem, type Text } from '@yuanliu/core/platform';
import { invalidEpcis, wrongSubscriptionControls } from '@yuanliu/core/trace';
import { issueAt } from './change-queries.ts';

/** The parts of a schedule with the lowest and highest value of each; 1 is Monday (EPCIS 2.0, 8.2.5.3). */
const ranges = {
  second: [0, 59],
  minute: [0, 59],
  hour: [0, 23],
  dayOfMonth: [1, 31],
  month: [1, 12],
  dayOfWeek: [1, 7],
} as const;

type Part = keyof typeof ranges;

const isPart = (name: string): name is Part => Object.hasOwn(ranges, name);

interface Body {
  readonly [name: string]: unknown;
}

const isObject = (value: unknown): value is Body =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Checks what a subscription asks for: where to, and exactly one of `stream` and `schedule`. Throws `invalidEpcis` for
 * what is no subscription and `wrongSubscriptionControls` for when it is to run.
 */
export const checkSubscription = (body: unknown): void => {
  if (!isObject(body)) throw new Problem(invalidEpcis, {}, [issueAt([], notAnObject)]);
  const shape = [...destinationIssues(body['dest']), ...secretIssues(body['signatureToken'])];
  if (shape.length > 0) throw new Problem(invalidEpcis, {}, shape);
  const controls = controlIssues(body);
  if (controls.length > 0) throw new Problem(wrongSubscriptionControls, {}, controls);
};

const notAnObject: Text = { zh: '应为对象', en: 'must be an object' };

const destinationIssues = (dest: unknown): FieldIssue[] => {
  const url = typeof dest === 'string' ? URL.parse(dest) : null;
  return url !== null && ['http:', 'https:'].includes(url.protocol) && url.hostname !== ''
    ? []
    : [
        issueAt(['dest'], {
          zh: '必填，应为 http:// 或 https:// 开头的网址',
          en: 'is required and must be a URL that begins with http:// or https://',
        }),
      ];
};

const secretIssues = (secret: unknown): FieldIssue[] =>
  secret === undefined || (typeof secret === 'string' && secret !== '' && secret.length <= 500)
    ? []
    : [
        issueAt(['signatureToken'], {
          zh: '应为 1–500 个字符的文字',
          en: 'must be a text of 1 to 500 characters',
        }),
      ];

const controlIssues = (body: Body): FieldIssue[] => {
  const { stream, schedule } = body;
  if ((stream === undefined) === (schedule === undefined))
    return [
      issueAt([], {
        zh: 'stream 与 schedule 须且只能给出一个',
        en: 'needs exactly one of stream and schedule',
      }),
    ];
  const timing = schedule === undefined ? streamIssues(stream) : scheduleIssues(schedule);
  return [...timing, ...startIssues(body['initialRecordTime']), ...emptyIssues(body['reportIfEmpty'])];
};

const streamIssues = (stream: unknown): FieldIssue[] =>
  stream === true ? [] : [issueAt(['stream'], { zh: '只能是 true', en: 'can only be true' })];

const startIssues = (start: unknown): FieldIssue[] =>
  start === undefined ||
  (typeof start === 'string' &&
    /^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)$/.test(start) &&
    !Number.isNaN(Date.parse(start)))
    ? []
    : [
        issueAt(['initialRecordTime'], {
          zh: '应为带时区的时间，例如 2026-11-24T08:00:00+08:00',
          en: 'must be a time with its zone such as 2026-11-24T08:00:00+08:00',
        }),
      ];

const emptyIssues = (flag: unknown): FieldIssue[] =>
  flag === undefined || typeof flag === 'boolean'
    ? []
    : [issueAt(['reportIfEmpty'], { zh: '应为 true 或 false', en: 'must be true or false' })];

const scheduleIssues = (schedule: unknown): FieldIssue[] => {
  if (!isObject(schedule)) return [issueAt(['schedule'], notAnObject)];
  if (Object.keys(schedule).length === 0)
    return [issueAt(['schedule'], { zh: '至少给出一个时间', en: 'needs at least one part' })];
  return Object.entries(schedule).flatMap(([name, value]) => {
    if (!isPart(name))
      return [issueAt(['schedule', name], { zh: '没有这个字段', en: 'is not a part of a schedule' })];
    const [low, high] = ranges[name];
    return typeof value === 'string' && isSpan(value, low, high)
      ? []
      : [
          issueAt(['schedule', name], {
            zh: `应为文字：${low}–${high} 的数、逗号分隔的数，或范围如 [${low}-${low + 4}]`,
            en: `must be a text: a number from ${low} to ${high}, several with commas, or a range such as [${low}-${low + 4}]`,
          }),
        ];
  });
};

/** A number, a list `0,10,20`, a range `[1-5]`, or a list of both. */
const isSpan = (text: string, low: number, high: number): boolean =>
  text.split(',').every((part) => {
    const [, from, to] = /^\s*\[(\d{1,2})-(\d{1,2})\]\s*$/.exec(part) ?? [];
    if (from !== undefined && to !== undefined)
      return Number(from) >= low && Number(to) <= high && Number(from) <= Number(to);
    return /^\s*\d{1,2}\s*$/.test(part) && Number(part) >= low && Number(part) <= high;
  });
