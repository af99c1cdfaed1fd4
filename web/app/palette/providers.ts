import { formSearch } from '../../forms/index.ts';
import { peopleSearch } from '../../identity/index.ts';
import type { SearchProvider } from '../../lib/search.ts';
import { currentLanguage } from '../../lib/preferences.ts';
import { unitSearch } from '../../trace/index.ts';
import { pages } from '../pages.ts';
import { texts } from '../texts.ts';

const screens: SearchProvider = {
  id: 'screens',
  title: texts.palette.screens,
  search: ({ words, isScan, person }) => {
    if (isScan) return Promise.resolve([]);
    const wanted = words.trim().toLowerCase();
    const found = pages.filter(({ title, words: more = [], needs, path }) => {
      if (needs !== undefined && person.rights[needs.name] === undefined) return false;
      // The page of one thing, such as /roles/$id, is reached through the thing.
      if (path.includes('$')) return false;
      return [title.zh, title.en, path, ...more].some((word) => word.toLowerCase().includes(wanted));
    });
    return Promise.resolve(
      found.map(({ path, title, icon }) => ({ id: path, path, icon, title: title[currentLanguage()] })),
    );
  },
};

/** Everything that the global search asks, in the order in which the answers stand. A module adds its own. */
export const searchProviders: readonly SearchProvider[] = [unitSearch, screens, formSearch, peopleSearch];
