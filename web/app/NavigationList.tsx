import { Link } from '@tanstack/react-router';
import { type Page, type Section, sections } from '../lib/page.ts';
import { usePerson } from '../lib/person.ts';
import { useText } from '../lib/text.ts';
import { pages } from './pages.ts';

const isSection = (name: string): name is Section => name in sections;

/** The pages that this person may open, by section, in the order of the list. */
export const useSections = (): readonly { readonly section: Section; readonly pages: readonly Page[] }[] => {
  const { rights } = usePerson();
  const allowed = pages.filter(({ needs }) => needs === undefined || rights[needs.name] !== undefined);
  return Object.keys(sections)
    .filter(isSection)
    .map((section) => ({ section, pages: allowed.filter((page) => page.section === section) }))
    .filter((group) => group.pages.length > 0);
};

interface NavigationListProps {
  /** Called when a link was followed, so that a drawer can close. */
  readonly onFollow?: () => void;
}

/** Links to the pages, grouped; the page one is on is marked. */
export const NavigationList = ({ onFollow }: NavigationListProps) => {
  const t = useText();
  return useSections().map(({ section, pages: ofSection }) => (
    <section key={section} className="nav-section" aria-label={t(sections[section])}>
      <h2>{t(sections[section])}</h2>
      <ul>
        {ofSection.map((page) => (
          <li key={page.path}>
            <Link
              to={page.path}
              activeOptions={{ exact: page.path === '/' }}
              className="nav-link"
              title={t(page.title)}
              onClick={() => onFollow?.()}
            >
              <page.icon size={17} strokeWidth={1.75} />
              <span>{t(page.title)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  ));
};
