import { checkTyping, expectedOf, type OfferedName, offeredNames, showNames } from '@yuanliu/core/forms';
import {
  type KeyboardEvent,
  useDeferredValue,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useText } from '../../../lib/text.ts';
import { usePlace } from '../state/designer.ts';
import { useDefinition } from '../state/use-drawn.ts';
import { texts } from '../texts.ts';
import { type Completion, completed, completionsAt, functions } from './completion.ts';
import type { ExpressionProps } from './expression-props.ts';
import { TypingProblems } from './TypingProblems.tsx';

interface ExpressionTextProps extends ExpressionProps {
  readonly id?: string;
  readonly lines?: number;
  /** Lists names and functions below, to be put in by a press. */
  readonly hasNames?: boolean;
  readonly isFocused?: boolean;
}

/** What is typed, what may be put in where the cursor stands, and what is wrong with it. */
const useTyping = ({ text, at, gives, onChange }: ExpressionProps) => {
  const place = usePlace(useDeferredValue(useDefinition()));
  const area = useRef<HTMLTextAreaElement>(null);
  const [typed, setTyped] = useState(() => (text === undefined ? '' : showNames(text, at, place)));
  // What came from elsewhere – an undo, the wide dialog – takes the place of what was typed here.
  const [told, setTold] = useState(text);
  if (text !== told) {
    setTold(text);
    setTyped(text === undefined ? '' : showNames(text, at, place));
  }
  const [caret, setCaret] = useState<number>();
  const [chosen, choose] = useState(0);
  const names = useMemo(() => offeredNames(at, place), [at, place]);
  const expected = useMemo(
    () => expectedOf({ gives, ...(at.table !== undefined && { table: at.table }) }, place),
    [gives, at, place],
  );
  const checked = useMemo(
    () =>
      typed.trim() === ''
        ? undefined
        : checkTyping(typed, { ...at, ...(expected !== undefined && { expected }) }, place),
    [typed, at, expected, place],
  );
  const offers = caret === undefined ? [] : completionsAt(typed, caret, names);
  const wantedCaret = useRef<number>(undefined);
  useLayoutEffect(() => {
    if (wantedCaret.current === undefined) return;
    area.current?.setSelectionRange(wantedCaret.current, wantedCaret.current);
    wantedCaret.current = undefined;
  });
  const type = (next: string, cursor: number | undefined): void => {
    setTyped(next);
    setCaret(cursor);
    choose(0);
    const stored = next.trim() === '' ? undefined : checkTyping(next, at, place).stored;
    setTold(stored);
    onChange(stored);
  };
  const put = (completion: Completion): void => {
    const where = caret ?? area.current?.selectionStart ?? typed.length;
    const next = completed(typed, where, completion);
    wantedCaret.current = next.caret;
    type(next.text, undefined);
    area.current?.focus();
  };
  const press = (event: KeyboardEvent): void => {
    const offer = offers[chosen];
    if (offer === undefined) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) choose((chosen + step + offers.length) % offers.length);
    else if (event.key === 'Enter' || event.key === 'Tab') put(offer);
    else if (event.key === 'Escape') setCaret(undefined);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const leave = (): void => setCaret(undefined);
  return { area, typed, names, checked, offers, chosen, type, put, press, leave };
};

/** The text of an expression with labels for names: completed and checked while it is typed. */
export const ExpressionText = (props: ExpressionTextProps) => {
  const { id, label, text, at, gives, onChange, lines = 2, hasNames = false, isFocused = false } = props;
  const t = useText();
  const listId = useId();
  const typing = useTyping({ label, text, at, gives, onChange });
  const { area, typed, names, checked, offers, chosen, type, put, press, leave } = typing;
  return (
    <div className="expression">
      <textarea
        ref={area}
        {...(id !== undefined && { id })}
        className="input expression-text"
        rows={lines}
        spellCheck={false}
        aria-label={label}
        aria-invalid={(checked?.problems.length ?? 0) > 0}
        aria-autocomplete="list"
        aria-controls={listId}
        aria-expanded={offers.length > 0}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- no tag takes several lines and offers names
        role="combobox"
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- a dialog that was opened to type here
        autoFocus={isFocused}
        placeholder={t(texts.expression.placeholder)}
        value={typed}
        onChange={({ target }) => type(target.value, target.selectionStart)}
        onKeyDown={press}
        onBlur={leave}
      />
      <Offers id={listId} offers={offers} chosen={chosen} onPut={put} />
      {checked !== undefined && <TypingProblems typed={typed} problems={checked.problems} />}
      {hasNames && <Names names={names} onPut={put} />}
    </div>
  );
};

interface OffersProps {
  readonly id: string;
  readonly offers: readonly Completion[];
  readonly chosen: number;
  readonly onPut: (completion: Completion) => void;
}

const Offers = ({ id, offers, chosen, onPut }: OffersProps) => {
  const t = useText();
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- beside a text of several lines; the tags that browsers have for it take one line alone
    <div id={id} role="listbox" aria-label={t(texts.expression.offers)} className="expression-offers">
      {offers.map((offer, index) => (
        <div
          key={offer.name}
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- as above
          role="option"
          tabIndex={-1}
          aria-selected={index === chosen}
          onPointerDown={(event) => {
            event.preventDefault();
            onPut(offer);
          }}
        >
          <span>{offer.name}</span>
          <small>{t(offer.note)}</small>
        </div>
      ))}
    </div>
  );
};

interface NamesProps {
  readonly names: readonly OfferedName[];
  readonly onPut: (completion: Completion) => void;
}

/** Everything that may be put in by a press. */
const Names = ({ names, onPut }: NamesProps) => {
  const t = useText();
  return (
    <div className="expression-names">
      <span className="quiet">{t(texts.expression.putName)}</span>
      {names.map(({ name, key }) => (
        <button key={key} type="button" onClick={() => onPut({ text: name, name, note: { zh: '', en: '' } })}>
          {name}
        </button>
      ))}
      <span className="quiet">{t(texts.expression.putFunction)}</span>
      {functions.map((each) => (
        <button key={each.name} type="button" title={t(each.note)} onClick={() => onPut(each)}>
          {each.name}
        </button>
      ))}
    </div>
  );
};
