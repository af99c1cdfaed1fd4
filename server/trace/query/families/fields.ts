import {
  isMeasured,
  type SearchOperator,
  type SearchPath,
  searchPathOf,
  type SearchValue,
  searchValueOf,
} from '@yuanliu/core/trace';
import { type RawBuilder, sql } from 'kysely';
import { uncertain } from '../uncertain.ts';
import { type Asked, criterion, type Family, parameterProblem } from '../asked.ts';
import { flagOf, indexedPart, numbersOf, scalarsOf, textsOf, timesOf } from '../asked-values.ts';
import type { Criterion } from '../event-query.ts';
import { vocabularyValue } from '../vocabulary-values.ts';
import { writtenOut } from '../written-names.ts';

type Compared = Exclude<SearchOperator, 'EXISTS' | 'EQ'>;

const signs = {
  GT: sql`>`,
  GE: sql`>=`,
  LT: sql`<`,
  LE: sql`<=`,
} as const satisfies Record<Compared, RawBuilder<unknown>>;

/**
 * What stands in no column: extensions, master data of lots, sensor data, persistent dispositions. A prefix may stand
 * for several names; each has its path.
 */
export const fields: Family = (asked) => {
  const found = asked.names.readings
    .map((names) => searchPathOf(asked.name, names))
    .filter((path) => path !== undefined);
  const [first] = found;
  if (first === undefined) return undefined;
  const paths = [...new Set(found.map(({ path }) => path))];
  const { operator } = first;
  if (operator === 'EXISTS') return isPresent(asked, paths);
  const values = readValues(asked, first);
  return operator === 'EQ' ? isEqual(asked, { paths, values }) : compares(asked, { paths, values, operator });
};

/** The values in the reading that the kind of the field has. */
const readValues = (asked: Asked, path: SearchPath): readonly SearchValue[] =>
  listOf(asked, path)
    .flatMap((text) => writtenFor(asked, path, text))
    .map((text) => {
      const value = searchValueOf(path, text, asked.identity);
      if (value !== undefined) return value;
      throw parameterProblem(asked.name, {
        zh: `“${text.slice(0, 100)}”不是这个参数的值`,
        en: `“${text.slice(0, 100)}” is no value of this parameter`,
      });
    });

/** A value in the forms that events may have it in: a prefix of the sender's own written out. */
const writtenFor = (asked: Asked, { kind }: SearchPath, text: string): readonly string[] => {
  if (kind === 'disposition') return vocabularyValue(asked, kind, text);
  return kind === 'measurementType' ? writtenOut(text, asked.names) : [text];
};

const listOf = (asked: Asked, { kind }: SearchPath): readonly string[] => {
  if (kind === 'number' || isMeasured(kind)) return numbersOf(asked);
  if (kind === 'time') return timesOf(asked);
  return kind === 'open' || kind === 'boolean' ? scalarsOf(asked) : textsOf(asked);
};

const hasField = (paths: readonly string[], condition: RawBuilder<unknown>) =>
  sql<boolean>`exists (select from event_fields f
    where f.event_nr = e.nr and f.path = any(${paths}::text[]) and ${condition})`;

const isPresent = (asked: Asked, paths: readonly string[]): Criterion => {
  const wanted = flagOf(asked);
  return criterion(asked, [String(wanted)], wanted ? hasField(paths, sql`true`) : sql`true`);
};

interface Sought {
  readonly paths: readonly string[];
  readonly values: readonly SearchValue[];
}

const known = (values: readonly (string | undefined)[]): readonly string[] => [
  ...new Set(values.filter((value) => value !== undefined)),
];

/** A text is found by its beginning, which is what the index holds, and then compared as a whole. */
const isEqual = (asked: Asked, { paths, values }: Sought): Criterion => {
  const texts = known(values.map(({ text }) => text));
  const numbers = known(values.map(({ number }) => number));
  const times = known(values.map(({ time }) => time));
  const ways = [
    ...(texts.length > 0
      ? [
          sql`left(f.text_value, 200) = any(${texts.map(indexedPart)}::text[])
            and f.text_value = any(${texts}::text[])`,
        ]
      : []),
    ...(numbers.length > 0
      ? [sql`f.number_value is not null and f.number_value = any(${numbers}::numeric[])`]
      : []),
    ...(times.length > 0
      ? [sql`f.time_value is not null and f.time_value = any(${times}::timestamptz[])`]
      : []),
  ];
  return criterion(
    asked,
    [...texts, ...numbers, ...times],
    hasField(paths, sql`(${sql.join(ways, sql` or `)})`),
  );
};

/** Numbers and times have an order; an event whose field is a text is not found by it. */
const compares = (
  asked: Asked,
  { paths, values, operator }: Sought & { readonly operator: Compared },
): Criterion => {
  const [{ number, time } = {}, ...more] = values;
  const sign = signs[operator];
  if (more.length === 0 && number !== undefined)
    return inOrder(asked, paths, {
      value: number,
      column: sql`f.number_value`,
      holds: sql`f.number_value is not null and f.number_value ${sign} ${number}::numeric`,
    });
  if (more.length === 0 && time !== undefined)
    return inOrder(asked, paths, {
      value: time,
      column: sql`f.time_value`,
      holds: sql`f.time_value is not null and f.time_value ${sign} ${time}::timestamptz`,
    });
  throw parameterProblem(asked.name, {
    zh: '应为一个数字，或一个带时区的时间',
    en: 'must be one number, or one time with its offset',
  });
};

interface Bound {
  readonly value: string;
  readonly column: RawBuilder<unknown>;
  readonly holds: RawBuilder<unknown>;
}

const inOrder = (asked: Asked, paths: readonly string[], { value, column, holds }: Bound): Criterion =>
  uncertain(asked, [value], {
    holds: sql`from event_fields f
      where f.event_nr = e.nr and f.path = any(${paths}::text[]) and ${holds}`,
    numbers: (most) => sql`select n.event_nr
      from unnest(${paths}::text[]) as p(path) cross join lateral (
        select f.event_nr from event_fields f where f.path = p.path and ${holds} order by ${column} limit ${most}) n`,
  });
