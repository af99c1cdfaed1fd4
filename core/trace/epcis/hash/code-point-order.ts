/**
 * Compares by code points, as the event hash sorts (CBV 2.0, 8.9.2). `<` compares UTF-16 units, which puts
 * characters past U+FFFF before those from U+E000 on.
 */
export const byCodePoint = (one: string, other: string): number => {
  const length = Math.min(one.length, other.length);
  for (let at = 0; at < length; at += 1) {
    const [first, second] = [one.charCodeAt(at), other.charCodeAt(at)];
    if (first === second) continue;
    return (isSurrogate(first) ? first + 0x10000 : first) - (isSurrogate(second) ? second + 0x10000 : second);
  }
  return one.length - other.length;
};

const isSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff;
