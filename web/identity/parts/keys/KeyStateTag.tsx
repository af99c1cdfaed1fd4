import type { ApiKey } from '@yuanliu/core/identity';
import { useNow } from '../../../lib/now.ts';
import { useText } from '../../../lib/text.ts';
import { type Meaning, StatusTag } from '../../../ui/StatusTag.tsx';
import { keyLook, type KeyLook } from '../../key-state.ts';
import { keyTexts } from '../../own-texts.ts';

const meanings: Readonly<Record<Exclude<KeyLook, 'active'>, Meaning>> = {
  ending: 'warn',
  idle: 'warn',
  expired: 'off',
  revoked: 'off',
};

/** Whether a key opens anything. */
export const KeyStateTag = ({ apiKey }: { readonly apiKey: ApiKey }) => {
  const t = useText();
  const look = keyLook(apiKey, useNow());
  const word = t(keyTexts.states[look]);
  // The rule, not the exception: a column of green would hide the few that need a look.
  if (look === 'active') return <span className="quiet">{word}</span>;
  return <StatusTag meaning={meanings[look]}>{word}</StatusTag>;
};
