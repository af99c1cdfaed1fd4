import fc from 'fast-check';

/** Texts of expressions of each kind over the columns of the test's table, within the subset that is SQL. */
export interface Grammar {
  readonly number: string;
  readonly text: string;
  readonly truth: string;
  readonly date: string;
}

const quoted = (text: string): string => JSON.stringify(text);

const letters = fc.string({
  unit: fc.constantFrom('a', 'B', 'ß', '牛', '奶', '😀', ' ', '%', '_', "'", '\\', 'é'),
  maxLength: 4,
});

const digits = fc.oneof(
  fc.integer({ min: -20, max: 20 }).map(String),
  fc.constantFrom(
    '0',
    '0.5',
    '2.5',
    '-3.125',
    '1000000',
    '0.000001',
    '9007199254740993',
    '1e20',
    '3.3333333333',
  ),
  fc.bigInt({ min: -(10n ** 33n), max: 10n ** 33n }).map(String),
  fc
    .tuple(fc.bigInt({ min: 0n, max: 10n ** 16n }), fc.bigInt({ min: 0n, max: 10n ** 16n }))
    .map(([a, b]) => `${a}.${b}`),
);

const days = fc
  .integer({ min: 0, max: 800_000 })
  .map((number) => new Date(number * 86_400_000 - 5.8e13).toISOString())
  .map((text) => text.slice(0, 10))
  .filter((text) => /^\d/.test(text));

const duration = fc.oneof(
  fc.integer({ min: -800, max: 800 }).map((n) => `@"${n < 0 ? '-' : ''}P${Math.abs(n)}D"`),
  fc.integer({ min: -30, max: 30 }).map((n) => `@"${n < 0 ? '-' : ''}P${Math.abs(n)}M"`),
  fc.integer({ min: -100, max: 100 }).map((n) => `@"${n < 0 ? '-' : ''}PT${Math.abs(n)}H"`),
);

const small = fc.integer({ min: 0, max: 9 });

/** Joins the pieces of a template with random texts. */
const form = (...parts: (fc.Arbitrary<string> | string)[]): fc.Arbitrary<string> =>
  fc
    .tuple(...parts.map((part) => (typeof part === 'string' ? fc.constant(part) : part)))
    .map((all) => all.join(''));

const order = fc.constantFrom(' < ', ' <= ', ' > ', ' >= ', ' = ', ' != ');

const numbers = (tie: fc.LetrecTypedTie<Grammar>): fc.Arbitrary<string> =>
  fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom('数量', '单价', '含量'),
    digits,
    form('(', tie('number'), fc.constantFrom(' + ', ' - ', ' * ', ' / '), tie('number'), ')'),
    form('-', tie('number')),
    form('abs(', tie('number'), ')'),
    form(fc.constantFrom('floor', 'ceiling'), '(', tie('number'), ')'),
    form(fc.constantFrom('round half up', 'round down'), '(', tie('number'), ', ', small.map(String), ')'),
    form('string length(', tie('text'), ')'),
    form(
      '(if ',
      tie('truth'),
      ' then ',
      tie('number'),
      ' else ',
      fc.oneof(tie('number'), fc.constant('null')),
      ')',
    ),
    form('(', tie('date'), ')', fc.constantFrom('.year', '.month', '.day', '.weekday')),
    form('(', tie('date'), ' - ', tie('date'), ').days'),
  );

const texts = (tie: fc.LetrecTypedTie<Grammar>): fc.Arbitrary<string> =>
  fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom('名称', '批次'),
    letters.map(quoted),
    form('(', tie('text'), ' + ', tie('text'), ')'),
    form(
      'substring(',
      tie('text'),
      ', ',
      small.map((n) => String(n + 1)),
      ', ',
      small.map((n) => String(n + 1)),
      ')',
    ),
    form(fc.constantFrom('substring before', 'substring after'), '(', tie('text'), ', ', tie('text'), ')'),
    form('(if ', tie('truth'), ' then ', tie('text'), ' else ', tie('text'), ')'),
  );

const dates = (tie: fc.LetrecTypedTie<Grammar>): fc.Arbitrary<string> =>
  fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom('生产日期', '到期日'),
    days.map((day) => `@"${day}"`),
    form('(', tie('date'), fc.constantFrom(' + ', ' - '), duration, ')'),
    form('(if ', tie('truth'), ' then ', tie('date'), ' else ', tie('date'), ')'),
    fc.constant('today()'),
  );

/** Comparisons, tests and null tests of a kind. */
const about = (value: fc.Arbitrary<string>): fc.Arbitrary<string>[] => [
  form('(', value, order, value, ')'),
  form('(', value, fc.constantFrom(' = ', ' != '), 'null)'),
  form('(', value, ' between ', value, ' and ', value, ')'),
  form('(', value, ' in (', value, ', ', value, '))'),
  form('(', value, ' in [', value, '..', value, '])'),
  form('(', value, ' in (> ', value, ', ]', value, '..', value, '[))'),
];

const truths = (tie: fc.LetrecTypedTie<Grammar>): fc.Arbitrary<string> =>
  fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom('是否进口', '已检验', 'true', 'false', 'null = 1'),
    ...about(tie('number')),
    ...about(tie('text')),
    ...about(tie('date')),
    form('(', tie('truth'), fc.constantFrom(' and ', ' or '), tie('truth'), ')'),
    form('not(', tie('truth'), ')'),
    form(fc.constantFrom('contains', 'starts with', 'ends with'), '(', tie('text'), ', ', tie('text'), ')'),
    form('list contains(过敏原, ', tie('text'), ')'),
    form('(登记时间', order, fc.constantFrom('@"2026-11-24T08:00:00Z"', '@"2026-11-24T16:00:01+08:00"'), ')'),
    form('(', tie('truth'), fc.constantFrom(' = ', ' != '), tie('truth'), ')'),
    form('(', tie('date'), ' - ', tie('date'), order, '@"P30D")'),
    form('(名称 in ("牛奶", ', letters.map(quoted), '))'),
  );

/** The grammar, at random. */
export const expressions = fc.letrec<{ [K in keyof Grammar]: Grammar[K] }>((tie) => ({
  number: numbers(tie),
  text: texts(tie),
  truth: truths(tie),
  date: dates(tie),
}));
