import { Button, Input, type InputRef } from 'antd';
import { ScanLine } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { groupSeparator } from '../../lib/wedge.ts';
import { useText } from '../../lib/text.ts';
import { unitTexts } from '../unit-texts.ts';

const texts = unitTexts.find;

interface FindBoxProps {
  /** What was asked last; the box begins with it. */
  readonly asked: string;
  readonly onTyped: (text: string) => void;
  /** Enter, the button, or the end of a scan. */
  readonly onAsk: (text: string) => void;
  readonly isBusy: boolean;
}

/** How GS is shown, which is not printable; the reader of codes takes it for the separator. */
const shownSeparator = '␝';
const longest = 2000;

/** The one box that takes any code, typed, pasted or scanned. */
export const FindBox = ({ asked, onTyped, onAsk, isBusy }: FindBoxProps) => {
  const t = useText();
  const [text, setText] = useState(asked);
  const input = useRef<InputRef>(null);
  useEffect(() => input.current?.focus({ preventScroll: true }), []);
  // The address changed by other means than this box: the back button, a link, the clearing of the search.
  const latest = useRef(onTyped);
  useEffect(() => {
    latest.current = onTyped;
  });
  useEffect(() => {
    if (input.current?.input === document.activeElement) return;
    setText(asked);
    latest.current(asked);
  }, [asked]);
  const type = (next: string) => {
    const shown = next.replaceAll(groupSeparator, shownSeparator);
    setText(shown);
    onTyped(shown.trim());
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (!event.ctrlKey || event.key !== ']') return;
    event.preventDefault();
    type(text + shownSeparator);
  };
  return (
    <search>
      <form
        className="find-box"
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim() !== '') onAsk(text.trim());
          input.current?.select();
        }}
      >
        <Input
          ref={input}
          size="large"
          className="find-input"
          aria-label={t(texts.box)}
          placeholder={t(texts.placeholder)}
          prefix={<ScanLine size={18} strokeWidth={1.75} />}
          allowClear
          maxLength={longest}
          spellCheck={false}
          autoComplete="off"
          value={text}
          onKeyDown={press}
          onChange={(event) => type(event.target.value)}
        />
        <Button type="primary" size="large" htmlType="submit" loading={isBusy}>
          {t(texts.submit)}
        </Button>
      </form>
    </search>
  );
};
