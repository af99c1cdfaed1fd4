import { equalValues } from '../values/compare.ts';
import { isList, isNumber, numberOf, type Running, type Value } from '../values/value.ts';
import { type BuiltIn, builtIn } from './built-in.ts';
import { type Given, signature } from './signature.ts';

/** Equal for lists: also no value and no value (DMN 10.3.4.4). */
const isEqual = (left: Value, right: Value, run: Running): boolean =>
  equalValues(left, right, run.step) === true;

const outOfList = (run: Running): null =>
  run.refuse({
    zh: '位置不在列表内：从 1（或从末尾 -1）数起。',
    en: 'The position lies outside the list; it counts from 1, or from the end by -1.',
  });

/** The index of a position counted from 1, or from the end by -1; undefined outside a list so long. */
const indexOf = (position: number, length: number): number | undefined => {
  const index = position < 0 ? length + position : position - 1;
  return position === 0 || index < 0 || index >= length ? undefined : index;
};

const sublist = (given: Given, run: Running): Value => {
  const list = given.list(0);
  const start = indexOf(given.whole(1), list.length);
  if (start === undefined) return outOfList(run);
  const length = given.has(2) ? given.whole(2) : list.length - start;
  if (length < (given.has(2) ? 1 : 0) || start + length > list.length) return outOfList(run);
  return run.list(list.slice(start, start + length));
};

const insertBefore = (given: Given, run: Running): Value => {
  const list = given.list(0);
  const index = indexOf(given.whole(1), list.length);
  if (index === undefined) return outOfList(run);
  return run.list(list.toSpliced(index, 0, given.value(2)));
};

const remove = (given: Given, run: Running): Value => {
  const list = given.list(0);
  const index = indexOf(given.whole(1), list.length);
  return index === undefined ? outOfList(run) : run.list(list.toSpliced(index, 1));
};

const replaceAt = (given: Given, run: Running): Value => {
  const list = given.list(0);
  const index = indexOf(given.whole(1), list.length);
  return index === undefined ? outOfList(run) : run.list(list.with(index, given.value(2)));
};

const replaceMatching = (given: Given, run: Running): Value => {
  const match = given.callable(1);
  if (match.parameters.length !== 2) {
    return run.refuse({ zh: '比较函数要有两个参数。', en: 'The matching function takes two arguments.' });
  }
  const results = given.list(0).map((item) => {
    run.step(1);
    return { item, isMatch: match.call([item, given.value(2)], run) };
  });
  if (results.some(({ isMatch }) => typeof isMatch !== 'boolean')) {
    return run.refuse({ zh: '比较函数要回答是或否。', en: 'The matching function must answer yes or no.' });
  }
  return run.list(results.map(({ item, isMatch }) => (isMatch === true ? given.value(2) : item)));
};

const distinct = (items: readonly Value[], run: Running): Value => {
  const kept: Value[] = [];
  const texts = new Set<string>();
  for (const item of items) {
    // Texts and numbers are told by their own; everything else is compared with everything.
    const key = typeof item === 'string' ? `"${item}` : isNumber(item) && item.toString();
    if (typeof key === 'string') {
      if (!texts.has(key)) kept.push(item);
      texts.add(key);
    } else {
      run.step(1 + (kept.length >> 2));
      if (!kept.some((other) => isEqual(other, item, run))) kept.push(item);
    }
  }
  return run.list(kept);
};

/** All lists laid flat; refuses to go deeper than values may lie. */
const flatten = (items: readonly Value[], run: Running): Value[] => {
  const flat: Value[] = [];
  const deeper = (values: readonly Value[]): void => {
    run.nested(1, () => {
      add(values);
      return null;
    });
  };
  const add = (values: readonly Value[]): void => {
    run.step(1 + values.length);
    for (const value of values) {
      if (isList(value)) deeper(value);
      else flat.push(value);
    }
    run.list(flat);
  };
  add(items);
  return flat;
};

const concatenate = (given: Given, run: Running): Value => {
  const lists = given.values.filter(isList);
  return run.list(lists.flat());
};

const positions = (given: Given, run: Running): Value => {
  const list = given.list(0);
  run.step(list.length);
  return list.flatMap((item, index) => (isEqual(item, given.value(1), run) ? [numberOf(index + 1)] : []));
};

/** Sorts stably by a function that says whether the first goes before the second. */
const sortBy = (given: Given, run: Running): Value => {
  const precedes = given.callable(1);
  if (precedes.parameters.length !== 2) {
    return run.refuse({ zh: '排序函数要有两个参数。', en: 'The sorting function takes two arguments.' });
  }
  let isWrong = false;
  const goesBefore = (a: Value, b: Value): boolean => {
    run.step(1);
    const result = precedes.call([a, b], run);
    if (typeof result !== 'boolean') isWrong = true;
    return result === true;
  };
  const sorted = mergeSorted(given.list(0), goesBefore);
  if (!isWrong) return sorted;
  return run.refuse({ zh: '排序函数要回答是或否。', en: 'The sorting function must answer yes or no.' });
};

const mergeSorted = (
  list: readonly Value[],
  goesBefore: (a: Value, b: Value) => boolean,
): readonly Value[] => {
  if (list.length < 2) return list;
  const middle = list.length >> 1;
  const left = mergeSorted(list.slice(0, middle), goesBefore);
  const right = mergeSorted(list.slice(middle), goesBefore);
  const merged: Value[] = [];
  let [i, j] = [0, 0];
  while (i < left.length && j < right.length) {
    const [a, b] = [left[i] ?? null, right[j] ?? null];
    if (goesBefore(b, a)) {
      merged.push(b);
      j += 1;
    } else {
      merged.push(a);
      i += 1;
    }
  }
  return [...merged, ...left.slice(i), ...right.slice(j)];
};

const three = 'list: list, position: number, newItem: any';

/** The functions about lists (DMN 10.3.4.4, 10.3.4.6). */
export const listFunctions: readonly BuiltIn[] = [
  builtIn(
    'list contains',
    signature('list: list, element: any', 'boolean', (given, run) => {
      run.step(given.list(0).length);
      return given.list(0).some((item) => isEqual(item, given.value(1), run));
    }),
  ),
  builtIn(
    'list replace',
    signature(three, 'list', replaceAt),
    signature('list: list, match: function, newItem: any', 'list', replaceMatching),
  ),
  builtIn(
    'count',
    signature('list: list', 'number', (given) => numberOf(given.list(0).length)),
  ),
  builtIn('sublist', signature('list: list, start position: number, length?: number', 'list', sublist)),
  builtIn(
    'append',
    signature('list: list?, ...item: any', 'list', (given, run) =>
      run.list([...(given.has(0) ? given.list(0) : []), ...given.values.slice(1)]),
    ),
  ),
  builtIn('concatenate', signature('...list: list', 'list', concatenate)),
  builtIn('insert before', signature('list: list, position: number, newItem: any', 'list', insertBefore)),
  builtIn('remove', signature('list: list, position: number', 'list', remove)),
  builtIn(
    'reverse',
    signature('list: list', 'list', (given, run) => run.list(given.list(0).toReversed())),
  ),
  builtIn('index of', signature('list: list, match: any', 'list<number>', positions)),
  builtIn(
    'union',
    signature('...list: list', 'list', (given, run) => distinct(given.values.filter(isList).flat(), run)),
  ),
  builtIn(
    'distinct values',
    signature('list: list', 'list', (given, run) => distinct(given.list(0), run)),
  ),
  builtIn(
    'flatten',
    signature('list: list', 'list', (given, run) => run.list(flatten(given.list(0), run))),
  ),
  builtIn('sort', signature('list: list, precedes: function', 'list', sortBy)),
];
