import { readForm } from '@yuanliu/core/forms';
import { Cloud, CloudAlert, CloudCheck, CloudOff, LoaderCircle } from 'lucide-react';
import { call } from '../../lib/call.ts';
import { useStore } from '../../lib/store.ts';
import { useText } from '../../lib/text.ts';
import { confirm, TimeAgo } from '../../ui/index.ts';
import type { Autosave, Saving } from './state/autosave.ts';
import { useDesigner } from './state/designer.ts';
import { texts } from './texts.ts';

const words = texts.saving;

const signs = {
  saved: CloudCheck,
  waiting: Cloud,
  saving: LoaderCircle,
  offline: CloudOff,
  unsound: CloudAlert,
  conflict: CloudAlert,
  refused: CloudAlert,
} as const satisfies Record<Saving['kind'], typeof Cloud>;

interface SavingStateProps {
  readonly autosave: Autosave;
  /** Loads the form anew: somebody else's draft is taken. */
  readonly onReload: () => void;
}

/** Whether the server has what is drawn; of a conflict, who has changed the draft, and the two ways on. */
export const SavingState = ({ autosave, onReload }: SavingStateProps) => {
  const t = useText();
  const { form } = useDesigner();
  const state = useStore(autosave.state);
  const Sign = signs[state.kind];
  const replace = async (): Promise<void> => {
    const yes = await confirm({
      title: t(words.replaceTitle),
      text: t(words.replaceText),
      action: t(words.replace),
      isDanger: true,
    });
    if (!yes) return;
    const { draft } = await call(readForm, { params: { form } });
    autosave.replaceVersion(draft?.draftVersion ?? 0);
  };
  return (
    <output className={`saving is-${state.kind}`}>
      <Sign size={15} strokeWidth={1.75} aria-hidden />
      {state.kind === 'conflict' ? (
        <>
          {t(words.conflict, { by: state.conflict.by })} <TimeAgo at={state.conflict.at} />
          <button type="button" className="text-button" onClick={onReload}>
            {t(words.take)}
          </button>
          <button
            type="button"
            className="text-button"
            onClick={() => {
              replace().catch(() => undefined);
            }}
          >
            {t(words.replace)}
          </button>
        </>
      ) : (
        <span title={state.kind === 'refused' ? state.detail : undefined}>{t(words[state.kind])}</span>
      )}
    </output>
  );
};
