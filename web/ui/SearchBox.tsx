import { Input, type InputRef } from 'antd';
import { Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useText } from '../lib/text.ts';
import { uiTexts } from './ui-texts.ts';

interface SearchBoxProps {
  readonly value: string;
  readonly onSearch: (value: string) => void;
  /** What can be searched for: "姓名、用户名或电话". */
  readonly hint: string;
  /** 100 by default. */
  readonly maxLength?: number | undefined;
}

const pauseMilliseconds = 250;

/**
 * Searches as one types, once the typing pauses; while an input method still composes it waits, since half-typed
 * pinyin finds nothing. `/` puts the focus here.
 */
export const SearchBox = ({ value, onSearch, hint, maxLength = 100 }: SearchBoxProps) => {
  const t = useText();
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  const input = useRef<InputRef>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const isComposing = useRef(false);
  if (value !== known) {
    setKnown(value);
    setTyped(value);
  }
  useSlashKey(() => input.current?.focus());
  useEffect(() => () => clearTimeout(timer.current), []);
  const searchSoon = (next: string, pause = pauseMilliseconds) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const words = next.trim();
      setKnown(words);
      onSearch(words);
    }, pause);
  };
  return (
    <Input
      ref={input}
      type="search"
      className="search-box"
      aria-label={t(uiTexts.table.search)}
      placeholder={hint}
      prefix={<Search size={15} strokeWidth={1.75} />}
      suffix={<kbd>/</kbd>}
      value={typed}
      maxLength={maxLength}
      onCompositionStart={() => {
        isComposing.current = true;
      }}
      onCompositionEnd={(event) => {
        isComposing.current = false;
        searchSoon(event.currentTarget.value);
      }}
      onChange={(event) => {
        setTyped(event.target.value);
        if (!isComposing.current) searchSoon(event.target.value);
      }}
      onPressEnter={() => searchSoon(typed, 0)}
    />
  );
};

const useSlashKey = (focus: () => void): void => {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
      const { target } = event;
      if (target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]'))
        return;
      event.preventDefault();
      focus();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  });
};
