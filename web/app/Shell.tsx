import { seeMe } from '@yuanliu/core/identity';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { useIsTablet } from '../lib/media.ts';
import { useLive } from '../lib/live.ts';
import { type Person, PersonContext } from '../lib/person.ts';
import { useNarrowNavigation } from '../lib/preferences.ts';
import { useText } from '../lib/text.ts';
import { useWedge } from '../lib/wedge-hook.ts';
import { OfflineBanner } from '../ui/OfflineBanner.tsx';
import { BottomBar } from './BottomBar.tsx';
import { NavigationDrawer } from './NavigationDrawer.tsx';
import { useMe } from './session.ts';
import { SideNavigation } from './SideNavigation.tsx';
import { texts } from './texts.ts';
import { TopBar } from './TopBar.tsx';
import './navigation.css';
import './bars.css';
import './user-menu.css';
// Last, for it hides the frame in print.
import './shell.css';

const loadPalette = async () => ({ default: (await import('./palette/Palette.tsx')).Palette });
const Palette = lazy(loadPalette);

/** Open with the words or the scanned code that it starts with; undefined is closed. */
interface PaletteStart {
  readonly words: string;
  readonly isScan: boolean;
}

/** The frame around every page of a signed-in person. */
export const Shell = () => {
  const me = useMe();
  const person = useMemo<Person | undefined>(() => me && { ...me.user, rights: me.rights }, [me]);
  return person === undefined ? null : <Frame person={person} />;
};

const Frame = ({ person }: { readonly person: Person }) => {
  const t = useText();
  const isTablet = useIsTablet();
  const isNarrow = useNarrowNavigation() || isTablet;
  const [isDrawerOpen, setDrawerOpen] = useState(false);
  const [palette, setPalette] = useState<PaletteStart>();
  const main = useRef<HTMLElement>(null);
  // The session ended elsewhere, or the rights changed: asking anew leads to the sign-in or redraws the frame.
  useLive('identity.account', [seeMe]);
  useFocusOnNewPage(main);
  usePreload();
  useSearchKey(() => setPalette({ words: '', isScan: false }));
  useWedge((code) => setPalette({ words: code, isScan: true }));
  return (
    <PersonContext value={person}>
      <a className="skip-link" href="#main">
        {t(texts.frame.skip)}
      </a>
      <div className={isNarrow ? 'shell shell-narrow' : 'shell'}>
        <SideNavigation isNarrow={isNarrow} />
        <TopBar
          onMenu={() => setDrawerOpen(true)}
          onSearch={() => setPalette({ words: '', isScan: false })}
        />
        <main ref={main} id="main" className="sheet" tabIndex={-1}>
          <OfflineBanner />
          <Outlet />
        </main>
        <BottomBar
          onMenu={() => setDrawerOpen(true)}
          onSearch={() => setPalette({ words: '', isScan: false })}
        />
      </div>
      {isDrawerOpen && <NavigationDrawer onClose={() => setDrawerOpen(false)} />}
      {palette !== undefined && (
        <Suspense>
          <Palette key={palette.words} start={palette} onClose={() => setPalette(undefined)} />
        </Suspense>
      )}
    </PersonContext>
  );
};

/** Ctrl K must open at once, also the first time and without a network. */
const usePreload = (): void => {
  useEffect(() => {
    const timer = setTimeout(() => loadPalette().catch(() => undefined), 1500);
    return () => clearTimeout(timer);
  }, []);
};

/** A new page starts at its beginning for the keyboard and for screen readers too. */
const useFocusOnNewPage = (main: React.RefObject<HTMLElement | null>): void => {
  const path = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.pathname });
  const before = useRef(path);
  useEffect(() => {
    if (before.current !== undefined && path !== before.current) main.current?.focus({ preventScroll: true });
    before.current = path;
  }, [path, main]);
};

const useSearchKey = (open: () => void): void => {
  const latest = useRef(open);
  useEffect(() => {
    latest.current = open;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      latest.current();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
};
