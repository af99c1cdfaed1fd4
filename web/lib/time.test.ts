import { describe, expect, it } from 'vitest';
import { formatDate, formatDay, formatExactTime, formatRelative, formatTime } from './time.ts';

const shanghai = { language: 'zh', timeZone: 'Asia/Shanghai' } as const;
const london = { language: 'en', timeZone: 'Europe/London' } as const;
const instant = new Date('2026-11-24T06:03:27Z');

describe('a time', () => {
  it('is written as a Chinese reader writes it', () => {
    expect(formatTime(instant, shanghai)).toBe('2026年11月24日 14:03');
    expect(formatDate(instant, shanghai)).toBe('2026年11月24日');
    expect(formatDay(instant, shanghai)).toBe('11月24日星期二');
  });

  it('is written as an English reader writes it', () => {
    expect(formatTime(instant, london)).toBe('24 November 2026 at 06:03');
  });

  it('says midnight as 00, not as 24', () => {
    expect(formatTime(new Date('2026-11-23T16:00:00Z'), shanghai)).toBe('2026年11月24日 00:00');
  });

  it('names second and zone where it must be exact', () => {
    expect(formatExactTime(instant, shanghai)).toBe('2026年11月24日 14:03:27 GMT+8');
    expect(formatExactTime(instant, london)).toBe('24 November 2026 at 06:03:27 GMT+0');
  });
});

describe('a distance in time', () => {
  const minutes = (count: number): Date => new Date(instant.getTime() + count * 60_000);

  it.each([
    [0, '刚刚'],
    [-0.7, '刚刚'],
    [-0.8, '1分钟前'],
    [-1.4, '1分钟前'],
    [-3, '3分钟前'],
    [-59.4, '59分钟前'],
    [-60, '1小时前'],
    [-26 * 60, '昨天'],
    [-5 * 24 * 60, '5天前'],
    [5, '5分钟后'],
    [-8 * 24 * 60, '2026年11月16日'],
    [400 * 24 * 60, '2027年12月29日'],
  ])('of %d minutes reads %s', (distance, expected) => {
    expect(formatRelative(minutes(distance), instant, shanghai)).toBe(expected);
  });

  it('reads naturally in English', () => {
    expect(formatRelative(minutes(-3), instant, london)).toBe('3 minutes ago');
    expect(formatRelative(minutes(-26 * 60), instant, london)).toBe('yesterday');
  });
});
