/** A calendar day without time or zone, `yyyy-MM-dd`. */
export type Day = string;

const millisecondsPerDay = 86_400_000;
const dayForm = /^\d{4}-\d{2}-\d{2}$/;

/** Days since 1970-01-01; two days differ by the difference of their numbers. */
export const dayNumber = (day: Day): number => Date.parse(`${day}T00:00:00Z`) / millisecondsPerDay;

/** The day that carries a number of `dayNumber`. */
export const dayOfNumber = (number: number): Day =>
  new Date(number * millisecondsPerDay).toISOString().slice(0, 10);

/** True for a day that exists: `2027-02-29` does not. */
export const isDay = (text: string): boolean => {
  if (!dayForm.test(text)) return false;
  const number = dayNumber(text);
  return Number.isInteger(number) && dayOfNumber(number) === text;
};

/** The day so many days later, or earlier where `days` is negative. */
export const addDays = (day: Day, days: number): Day => dayOfNumber(dayNumber(day) + days);

/** Monday 1 to Sunday 7 (ISO 8601). */
export const weekdayOf = (day: Day): number => ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1;

/** The day's number within its year, 1 to 366. */
export const dayOfYear = (day: Day): number => dayNumber(day) - dayNumber(`${day.slice(0, 4)}-01-01`) + 1;

/** The week of a day and the year that the week belongs to (ISO 8601: the year of the week's Thursday). */
export const weekOf = (day: Day): { readonly year: number; readonly week: number } => {
  const thursday = addDays(day, 4 - weekdayOf(day));
  return { year: Number(thursday.slice(0, 4)), week: Math.ceil(dayOfYear(thursday) / 7) };
};
