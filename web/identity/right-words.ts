import type { Language, Text } from '@yuanliu/core/platform';

interface Named {
  readonly name: string;
  readonly text: Text;
}

const mostNamed = 3;

/** “查看用户”、“查看部门” … in words; of many only the first, and how many there are. */
export const rightsInWords = (
  names: readonly string[],
  known: readonly Named[],
  language: Language,
): string => {
  const words = names.slice(0, mostNamed).map((name) => {
    const right = known.find((one) => one.name === name);
    return `“${right?.text[language] ?? name}”`;
  });
  const list = words.join(language === 'zh' ? '、' : ', ');
  if (names.length <= mostNamed) return list;
  const count = names.length;
  return language === 'zh' ? `${list}等 ${count} 项` : `${list} and ${count - mostNamed} more`;
};
