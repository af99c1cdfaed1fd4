import { type Role, standardEventTypes } from '@yuanliu/core/trace';
import { useText } from '../../lib/text.ts';
import { eventTexts } from '../event-texts.ts';
import { uriWords } from '../parts/uri-words.ts';
import { useWritten } from '../parts/use-written.ts';

interface Typed {
  readonly type: string;
  readonly action: 'ADD' | 'OBSERVE' | 'DELETE' | null;
}

/** What events are called. */
export const useEventWords = () => {
  const t = useText();
  const written = useWritten();
  const wordIn = (words: typeof eventTexts.types | typeof eventTexts.shortTypes, name: string): string => {
    const known = standardEventTypes.find((standard) => standard === name);
    return known === undefined ? uriWords(name).code : t(words[known]);
  };
  const type = (name: string): string => wordIn(eventTexts.types, name);
  const kind = (event: Typed): string =>
    event.action === null ? type(event.type) : `${type(event.type)} · ${t(eventTexts.actions[event.action])}`;
  return {
    type,
    /** As it stands beside the step. */
    shortType: (name: string): string => wordIn(eventTexts.shortTypes, name),
    /** 聚合事件 · 新增 */
    kind,
    /** What a unit is in an event of this type. */
    role: (role: Role, inType: string): string =>
      inType === 'ObjectEvent' && (role === 'input' || role === 'output')
        ? t(eventTexts.objectRoles[role])
        : t(eventTexts.roles[role]),
    /** The step, or the type of an event without one. */
    title: (event: Typed & { readonly step: string | null }): string =>
      event.step === null ? type(event.type) : written.cbv('bizStep', event.step),
  };
};
