import { ScanSearch } from 'lucide-react';
import { Button } from 'antd';
import { useText } from '../../lib/text.ts';
import { EmptyState } from '../../ui/index.ts';
import { unitTexts } from '../unit-texts.ts';
import { useCodeTold } from './use-code-told.ts';

const texts = unitTexts.find;

interface FoundNothingProps {
  readonly asked: string;
  readonly onClear: () => void;
}

/** Says why nothing was found: the code is sound but unknown, or the text is no code, with the reason. */
export const FoundNothing = ({ asked, onClear }: FoundNothingProps) => {
  const t = useText();
  const told = useCodeTold(asked);
  if (told === undefined) return null;
  return (
    <EmptyState
      icon={ScanSearch}
      title={t(texts.nothing)}
      text={told.isCode ? t(texts.nothingCode) : t(texts.nothingText, { reason: t(told.reason) })}
      action={<Button onClick={onClear}>{t(texts.all)}</Button>}
    />
  );
};
