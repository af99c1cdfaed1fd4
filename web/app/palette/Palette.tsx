import { useNavigate } from '@tanstack/react-router';
import { ScanLine, Search } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useEffect, useId, useRef, useState } from 'react';
import { usePerson } from '../../lib/person.ts';
import type { Hit } from '../../lib/search.ts';
import { useText } from '../../lib/text.ts';
import { useModal } from '../../ui/use-modal.ts';
import { texts } from '../texts.ts';
import { PaletteHits } from './PaletteHits.tsx';
import { useHits } from './use-hits.ts';
import './palette.css';

interface PaletteProps {
  readonly start: { readonly words: string; readonly isScan: boolean };
  readonly onClose: () => void;
}

/** The global search: one field, what it found below, everything by keyboard (WAI-ARIA combobox with a list). */
export const Palette = ({ start, onClose }: PaletteProps) => {
  const t = useText();
  const navigate = useNavigate();
  const person = usePerson();
  const [{ words, isScan }, setQuestion] = useState(start);
  const [at, setAt] = useState(0);
  const answer = useHits({ words, isScan, person });
  const hits = answer?.found.flatMap((group) => group.hits) ?? [];
  const dialog = useModal(onClose);
  useMarkInView(dialog, at);
  const listId = useId();
  const open = (hit: Hit) => {
    onClose();
    navigate({ href: hit.path }).catch(() => undefined);
  };
  useOnlyHit(isScan && answer?.words === words ? hits : [], open);
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && hits.length > 0) {
      event.preventDefault();
      setAt((at + step + hits.length) % hits.length);
    }
    const hit = hits[at];
    if (event.key === 'Enter' && hit !== undefined) open(hit);
  };
  const Picture = isScan ? ScanLine : Search;
  return (
    <dialog ref={dialog} className="palette" aria-label={t(texts.palette.title)}>
      <div className="palette-field">
        <Picture size={18} strokeWidth={1.75} />
        <input
          role="combobox"
          aria-expanded={hits.length > 0}
          aria-controls={listId}
          aria-activedescendant={hits[at] === undefined ? undefined : `${listId}-${hits[at].id}`}
          aria-label={t(texts.palette.title)}
          className={isScan ? 'palette-code' : ''}
          placeholder={t(texts.palette.placeholder)}
          data-scan="open"
          spellCheck={false}
          autoComplete="off"
          value={words}
          onKeyDown={press}
          onChange={(event) => {
            setQuestion({ words: event.target.value, isScan: false });
            setAt(0);
          }}
        />
      </div>
      <PaletteHits listId={listId} answer={answer} question={{ words, isScan }} at={at} onOpen={open} />
    </dialog>
  );
};

/** A scanned code that names one thing opens it at once. */
const useOnlyHit = (hits: readonly Hit[], open: (hit: Hit) => void): void => {
  const latest = useRef(open);
  useEffect(() => {
    latest.current = open;
  });
  const only = hits.length === 1 ? hits[0] : undefined;
  useEffect(() => {
    if (only !== undefined) latest.current(only);
  }, [only]);
};

/** Keeps the marked hit in view while the arrows move it. */
const useMarkInView = (dialog: RefObject<HTMLDialogElement | null>, at: number): void => {
  useEffect(() => {
    dialog.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [dialog, at]);
};
