const seconds = (count: number): number => count * 1_000;
const minutes = (count: number): number => seconds(60 * count);
const hours = (count: number): number => minutes(60 * count);

/** How long sessions live, in milliseconds. */
export const sessionTimes = {
  /** Without a request for so long, it is over. */
  idle: hours(8),
  /** Over in any case, however busy. */
  absolute: hours(7 * 24),
  /** The token is replaced this often, so that a stolen one is short-lived. */
  rotation: hours(1),
  /** Once its successor was shown, the replaced token stays good for requests that were under way. */
  grace: seconds(60),
  /** The last sign of life is written at most this often. */
  sign: seconds(60),
} as const;

/** `milliseconds` before or after a moment. */
export const shifted = (moment: Date, milliseconds: number): Date =>
  new Date(moment.getTime() + milliseconds);
