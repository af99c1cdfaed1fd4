import { FileX2 } from 'lucide-react';
import { useText } from '../../lib/text.ts';
import { StatusTag } from '../../ui/index.ts';
import { eventTexts } from '../event-texts.ts';

const texts = eventTexts.state;

interface EventStateProps {
  readonly isVoid: boolean;
  readonly isDeclaration: boolean;
  /** Says that it counts, too; a list leaves that out. */
  readonly isWhole?: boolean;
}

/** Whether the event counts: picture and word. */
export const EventState = ({ isVoid, isDeclaration, isWhole = false }: EventStateProps) => {
  const t = useText();
  if (isDeclaration)
    return (
      <StatusTag meaning="warn" icon={FileX2}>
        {t(texts.declaration)}
      </StatusTag>
    );
  if (isVoid) return <StatusTag meaning="bad">{t(texts.voided)}</StatusTag>;
  return isWhole ? <StatusTag meaning="good">{t(texts.counts)}</StatusTag> : null;
};
