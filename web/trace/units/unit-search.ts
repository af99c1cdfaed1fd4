import { findUnits, listNames, seeUnits } from '@yuanliu/core/trace';
import { call } from '../../lib/call.ts';
import { currentLanguage } from '../../lib/preferences.ts';
import type { SearchProvider } from '../../lib/search.ts';

const most = 6;

/** Units for the global search: by any code or the beginning of a lot or serial number; each opens its page. */
export const unitSearch: SearchProvider = {
  id: 'units',
  title: { zh: '追溯单元', en: 'Units' },
  search: async ({ words, person }, signal) => {
    const find = words.trim();
    if (find === '' || person.rights[seeUnits.name] === undefined) return [];
    const { rows } = await call(findUnits, { query: { find, limit: most } }, signal);
    if (rows.length === 0) return [];
    const { wordsOfUnit } = await import('../parts/kind-words.ts');
    const { products } = await call(listNames, { query: { uri: rows.map(({ uri }) => uri) } }, signal);
    return rows.map((unit) => {
      const { text, icon } = wordsOfUnit(unit);
      const hint = [text[currentLanguage()], products[unit.uri] ?? unit.product?.label].filter(
        (part) => part !== undefined,
      );
      return {
        id: `unit-${unit.nr}`,
        title: unit.label,
        hint: hint.join(' · '),
        icon,
        path: `/units/${unit.nr}`,
        isCode: true,
      };
    });
  },
  explain: async ({ words, person }) => {
    if (person.rights[seeUnits.name] === undefined) return noRight;
    const { explainCode } = await import('./explain-code.ts');
    return explainCode(words.trim());
  },
};

const noRight = {
  zh: '查看追溯单元需要“查看追溯单元并溯源、追踪”权限，请联系管理员。',
  en: 'Seeing units needs the right “See units and trace them”; ask your administrator.',
} as const;
