import type { Text } from '@yuanliu/core/platform';
import { texts } from '../texts.ts';

/** The greeting for an hour of the day (0–23), as a colleague would say it. */
export const greetingAt = (hour: number): Text => {
  const words = texts.home;
  if (hour < 5) return words.late;
  if (hour < 11) return words.morning;
  if (hour < 13) return words.noon;
  if (hour < 18) return words.afternoon;
  return words.evening;
};
