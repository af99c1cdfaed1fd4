import type { RecordState } from '@yuanliu/core/forms';
import { useText } from '../../lib/text.ts';
import { type Meaning, StatusTag } from '../../ui/index.ts';
import { recordTexts as texts } from '../record-texts.ts';

const meanings: Readonly<Record<RecordState, Meaning>> = {
  submitted: 'wait',
  effective: 'good',
  void: 'off',
};

/** How far a record has come. */
export const RecordStateTag = ({ state }: { readonly state: RecordState }) => {
  const t = useText();
  return <StatusTag meaning={meanings[state]}>{t(texts.states[state])}</StatusTag>;
};
