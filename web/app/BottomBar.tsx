import { Link } from '@tanstack/react-router';
import { LayoutGrid, ScanLine } from 'lucide-react';
import { useText } from '../lib/text.ts';
import { useSections } from './NavigationList.tsx';
import { texts } from './texts.ts';

interface BottomBarProps {
  readonly onMenu: () => void;
  readonly onSearch: () => void;
}

/** The bar under the thumb on a narrow screen: the first pages of the work section, search and scan, everything. */
export const BottomBar = ({ onMenu, onSearch }: BottomBarProps) => {
  const t = useText();
  const work = useSections().find(({ section }) => section === 'work')?.pages ?? [];
  return (
    <nav className="bottom" aria-label={t(texts.frame.navigation)}>
      {work.slice(0, 3).map((page) => (
        <Link
          key={page.path}
          to={page.path}
          activeOptions={{ exact: page.path === '/' }}
          className="bottom-item"
        >
          <page.icon size={20} strokeWidth={1.75} />
          <span>{t(page.title)}</span>
        </Link>
      ))}
      <button type="button" className="bottom-item" onClick={onSearch}>
        <ScanLine size={20} strokeWidth={1.75} />
        <span>{t(texts.frame.search)}</span>
      </button>
      <button type="button" className="bottom-item" onClick={onMenu}>
        <LayoutGrid size={20} strokeWidth={1.75} />
        <span>{t(texts.frame.menu)}</span>
      </button>
    </nav>
  );
};
