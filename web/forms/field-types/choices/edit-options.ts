import type { ChoiceOption } from '@yuanliu/core/forms';

const keyFor = (label: string, options: readonly ChoiceOption[]): string => {
  const taken = new Set(options.map(({ key }) => key));
  let key = label;
  for (let number = 2; taken.has(key); number += 1) key = `${label} ${number}`;
  return key;
};

/** The options with those of a text behind them: one to a line, or set apart by 、 or commas. Known ones are left out. */
export const withTyped = (options: readonly ChoiceOption[], text: string): ChoiceOption[] => {
  const all = [...options];
  for (const piece of text.split(/[\n\t、，,;；]+/)) {
    const zh = piece.trim();
    if (zh !== '' && !all.some(({ label }) => label.zh === zh))
      all.push({ key: keyFor(zh, all), label: { zh } });
  }
  return all;
};

/** An option with another label. Its key, which records hold, stays. */
export const relabelled = (options: readonly ChoiceOption[], at: number, zh: string): ChoiceOption[] =>
  options.map((option, index) => (index === at ? { ...option, label: { ...option.label, zh } } : option));

/** An option some places up or down. */
export const shifted = (options: readonly ChoiceOption[], at: number, by: -1 | 1): ChoiceOption[] => {
  const moved = options[at];
  if (moved === undefined || options[at + by] === undefined) return [...options];
  return options.toSpliced(at, 1).toSpliced(at + by, 0, moved);
};
