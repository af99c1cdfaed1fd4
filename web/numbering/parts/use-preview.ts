import { previewRule, type Segment } from '@yuanliu/core/numbering';
import type { ReplyOf } from '@yuanliu/core/platform';
import { useEffect, useState } from 'react';
import { useEndpoint } from '../../lib/queries.ts';

const pauseMilliseconds = 150;

/** What is previewed: the segments in the form, and the stored rule whose counter they go on from. */
export interface PreviewOf {
  readonly segments: readonly Segment[];
  readonly ruleId: string | undefined;
  readonly isValid: boolean;
}

/** The numbers that a rule would give; the last ones stay while new ones are on their way, none while it is wrong. */
export interface Preview {
  readonly numbers: ReplyOf<typeof previewRule> | undefined;
  readonly error: unknown;
}

/** Asks the server, which knows the counter, once the typing pauses. */
export const usePreview = ({ segments, ruleId, isValid }: PreviewOf): Preview => {
  const asked = usePaused(segments);
  const body = { segments: [...asked], ...(ruleId !== undefined && { rule: ruleId }) };
  const { data, error } = useEndpoint(previewRule, { body }, { enabled: isValid && asked === segments });
  const [shown, setShown] = useState(data);
  if (data !== undefined && data !== shown) setShown(data);
  return { numbers: isValid ? shown : undefined, error: isValid ? error : null };
};

/** The value once it stands still. */
const usePaused = <T>(value: T): T => {
  const [paused, setPaused] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(value), pauseMilliseconds);
    return () => clearTimeout(timer);
  }, [value]);
  return paused;
};
