import { useEffect } from 'react';
import { onReconnected } from '../../../lib/connection.ts';
import type { Autosave } from './autosave.ts';
import type { Designer } from './designer.ts';

/** Saves what is drawn by itself for as long as the designer is open. */
export const useAutosave = (designer: Designer, autosave: Autosave): void => {
  useEffect(() => {
    const note = (): void => autosave.note(designer.drawing.get().definition);
    const flush = (): void => {
      autosave.flush().catch(() => undefined);
    };
    const leave = (): void => autosave.keep();
    note();
    const ends = [designer.drawing.subscribe(note), onReconnected(flush)];
    addEventListener('pagehide', leave);
    return () => {
      for (const end of ends) end();
      removeEventListener('pagehide', leave);
      autosave.keep();
      flush();
      autosave.end();
    };
  }, [designer, autosave]);
};
