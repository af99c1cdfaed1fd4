/** A decimal number with its thousands apart: `12,345.60`; other text as it is. */
export const grouped = (text: string): string => {
  if (!/^-?\d+(?:\.\d+)?$/.test(text)) return text;
  const [whole = '', part] = text.split('.');
  const apart = whole.replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
  return part === undefined ? apart : `${apart}.${part}`;
};
