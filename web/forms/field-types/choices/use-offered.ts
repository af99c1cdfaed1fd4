import type { ChoiceOption } from '@yuanliu/core/forms';
import { useEffect, useState } from 'react';
import { useFilling } from '../filling-context.ts';

/**
 * The options that may be chosen: those that are still offered, as the field's rule about options says; what is chosen
 * already always stands among them.
 */
export const useOffered = (
  path: string,
  options: readonly ChoiceOption[],
  chosen: readonly string[],
): readonly ChoiceOption[] => {
  const { offered } = useFilling();
  const [allowed, setAllowed] = useState<readonly string[]>();
  useEffect(() => {
    if (path === '') return undefined;
    let isGone = false;
    offered(
      path,
      options.map(({ key }) => key),
    ).then(
      (keys) => {
        if (!isGone) setAllowed((before) => (before?.join('\n') === keys.join('\n') ? before : keys));
      },
      () => undefined,
    );
    return () => {
      isGone = true;
    };
  });
  return options.filter(
    ({ key, retired }) =>
      chosen.includes(key) || (retired !== true && (allowed === undefined || allowed.includes(key))),
  );
};
