import { Link } from '@tanstack/react-router';
import { PanelLeftClose, PanelLeftOpen } from 'lucide-react';
import { foldNavigation } from '../lib/preferences.ts';
import { useText } from '../lib/text.ts';
import { Logo, LogoSymbol } from '../ui/Logo.tsx';
import { NavigationList } from './NavigationList.tsx';
import { texts } from './texts.ts';

/** The navigation at the left of a wide screen, folded to icons at will. */
export const SideNavigation = ({ isNarrow }: { readonly isNarrow: boolean }) => {
  const t = useText();
  const fold = t(isNarrow ? texts.frame.unfold : texts.frame.fold);
  const Picture = isNarrow ? PanelLeftOpen : PanelLeftClose;
  return (
    <nav className="side" aria-label={t(texts.frame.navigation)}>
      <Link to="/" className="side-logo" aria-label={`${t(texts.product)} · ${t(texts.frame.home)}`}>
        {isNarrow ? <LogoSymbol size={28} /> : <Logo size={28} />}
      </Link>
      <div className="side-list">
        <NavigationList />
      </div>
      <button
        type="button"
        className="side-fold"
        aria-expanded={!isNarrow}
        title={fold}
        onClick={() => foldNavigation(!isNarrow)}
      >
        <Picture size={17} strokeWidth={1.75} />
        <span>{fold}</span>
      </button>
    </nav>
  );
};
