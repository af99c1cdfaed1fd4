import { useId, useState } from 'react';
import { createStore, useStore } from '../lib/store.ts';
import { useText } from '../lib/text.ts';
import { uiTexts } from './ui-texts.ts';
import { useModal } from './use-modal.ts';

/** What is asked before something happens. */
export interface Question {
  readonly title: string;
  /** What will happen, to how many, and what will not. */
  readonly text: string;
  /** The verb on the button, never "OK". */
  readonly action: string;
  readonly isDanger?: boolean;
  /** For what cannot be undone: the word that must be typed first, such as the name of the thing. */
  readonly word?: string;
}

interface Asked extends Question {
  readonly answer: (yes: boolean) => void;
}

const asked = createStore<Asked | undefined>(undefined);

/** Asks, and resolves to whether the answer was yes. Escape and a click beside the dialog mean no. */
export const confirm = (question: Question): Promise<boolean> =>
  new Promise((resolve) => {
    asked.get()?.answer(false);
    asked.set({ ...question, answer: resolve });
  });

const ConfirmDialog = ({ question }: { readonly question: Asked }) => {
  const t = useText();
  const [typed, setTyped] = useState('');
  const [titleId, textId] = [useId(), useId()];
  const close = (yes: boolean) => {
    question.answer(yes);
    asked.set(undefined);
  };
  const dialog = useModal(() => close(false));
  const isReady = question.word === undefined || typed.trim() === question.word;
  return (
    <dialog ref={dialog} className="confirm" aria-labelledby={titleId} aria-describedby={textId}>
      <form
        method="dialog"
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) close(true);
        }}
      >
        <h2 id={titleId}>{question.title}</h2>
        <p id={textId}>{question.text}</p>
        {question.word !== undefined && (
          <label className="confirm-word">
            {t(uiTexts.confirmWord, { word: question.word })}
            <input
              className="input"
              value={typed}
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => setTyped(event.target.value)}
            />
          </label>
        )}
        <div className="confirm-buttons">
          <button type="button" className="button button-quiet" onClick={() => close(false)}>
            {t(uiTexts.cancel)}
          </button>
          <button
            type="submit"
            className={question.isDanger === true ? 'button button-danger' : 'button'}
            disabled={!isReady}
          >
            {question.action}
          </button>
        </div>
      </form>
    </dialog>
  );
};

/** Where confirmations appear; stands once in the desk. */
export const ConfirmPlace = () => {
  const question = useStore(asked);
  return question === undefined ? null : <ConfirmDialog key={question.title} question={question} />;
};
