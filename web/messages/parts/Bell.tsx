import { Bell as BellIcon } from 'lucide-react';
import { lazy, Suspense, useEffect, useId, useRef, useState } from 'react';
import { useText } from '../../lib/text.ts';
import { useUnread } from '../queries.ts';
import { texts } from '../texts.ts';
import './bell.css';

const BellList = lazy(async () => ({ default: (await import('./BellList.tsx')).BellList }));
const mostShown = 99;

/** The bell in the top bar: how much is unread, at once when it changes; pressed, the latest messages. */
export const Bell = () => {
  const t = useText();
  const unread = useUnread();
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const element = panel.current;
    const follow = (event: ToggleEvent) => setOpen(event.newState === 'open');
    element?.addEventListener('toggle', follow);
    return () => element?.removeEventListener('toggle', follow);
  }, []);
  return (
    <>
      <button
        type="button"
        className="icon-button bell"
        popoverTarget={id}
        aria-label={unread === 0 ? t(texts.bell) : t(texts.bellUnread, { count: unread })}
      >
        <BellIcon size={19} strokeWidth={1.75} />
        {unread > 0 && (
          <span key={unread} className="bell-count figures" aria-hidden="true">
            {unread > mostShown ? `${mostShown}+` : unread}
          </span>
        )}
      </button>
      <output className="visually-hidden">{unread > 0 && t(texts.bellUnread, { count: unread })}</output>
      <div ref={panel} id={id} popover="auto" className="bell-panel">
        {isOpen && (
          <Suspense>
            <BellList unread={unread} onClose={() => panel.current?.hidePopover()} />
          </Suspense>
        )}
      </div>
    </>
  );
};
