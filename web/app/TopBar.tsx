import { Menu, Search } from 'lucide-react';
import { useText } from '../lib/text.ts';
import { LogoSymbol } from '../ui/Logo.tsx';
import { barItems } from './bar-items.ts';
import { texts } from './texts.ts';
import { UserMenu } from './UserMenu.tsx';

interface TopBarProps {
  readonly onMenu: () => void;
  readonly onSearch: () => void;
}

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** The bar above the sheet: search, then what the modules put there (messages …), then the person. */
export const TopBar = ({ onMenu, onSearch }: TopBarProps) => {
  const t = useText();
  return (
    <header className="bar">
      <button
        type="button"
        className="icon-button bar-menu"
        aria-label={t(texts.frame.menu)}
        onClick={onMenu}
      >
        <Menu size={20} strokeWidth={1.75} />
      </button>
      <span className="bar-logo">
        <LogoSymbol size={24} />
      </span>
      <button type="button" className="bar-search" onClick={onSearch}>
        <Search size={16} strokeWidth={1.75} />
        <span>{t(texts.frame.searchOrScan)}</span>
        <kbd>{isMac ? '⌘ K' : 'Ctrl K'}</kbd>
      </button>
      <div className="bar-right">
        {barItems.map(({ id, Item }) => (
          <Item key={id} />
        ))}
        <UserMenu />
      </div>
    </header>
  );
};
