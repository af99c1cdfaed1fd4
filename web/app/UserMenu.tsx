import { useNavigate } from '@tanstack/react-router';
import { LogOut, UserRound } from 'lucide-react';
import { useId, useRef } from 'react';
import { usePerson } from '../lib/person.ts';
import { useText } from '../lib/text.ts';
import { LooksChoices } from './LooksChoices.tsx';
import { pages } from './pages.ts';
import { signOut } from './session.ts';
import { texts } from './texts.ts';

const profilePath = '/profile';

/** One Chinese character stands for a Chinese name, the first letter for another. */
const initialOf = (name: string): string => {
  const isHan = /^\p{Script=Han}{2,4}$/u.test(name);
  return (isHan ? name.slice(-1) : name.slice(0, 1)).toUpperCase();
};

/** Who is signed in; below it profile, looks, and the way out. The browser's popover closes it on Escape and outside. */
export const UserMenu = () => {
  const t = useText();
  const person = usePerson();
  const navigate = useNavigate();
  const id = useId();
  const menu = useRef<HTMLDivElement>(null);
  const go = (to: string) => {
    menu.current?.hidePopover();
    navigate({ to }).catch(() => undefined);
  };
  return (
    <>
      <button
        type="button"
        className="avatar"
        aria-label={t(texts.frame.account, { name: person.name })}
        popoverTarget={id}
      >
        {initialOf(person.name)}
      </button>
      <div ref={menu} id={id} popover="auto" className="user-menu">
        <div className="user-menu-head">
          <strong>{person.name}</strong>
          <span>{person.login}</span>
        </div>
        {pages.some(({ path }) => path === profilePath) && (
          <button type="button" className="menu-item" onClick={() => go(profilePath)}>
            <UserRound size={16} strokeWidth={1.75} />
            {t(texts.frame.profile)}
          </button>
        )}
        <LooksChoices />
        <button
          type="button"
          className="menu-item"
          onClick={() => {
            signOut().then(
              () => go('/sign-in'),
              () => go('/sign-in'),
            );
          }}
        >
          <LogOut size={16} strokeWidth={1.75} />
          {t(texts.frame.signOut)}
        </button>
      </div>
    </>
  );
};
