import { formActions } from '@yuanliu/core/forms';
import { notFound, Problem } from '@yuanliu/core/platform';
import type { FormView } from './form-view.ts';

/** Refuses a form of which no role gives anything, as one that is not there. */
export const viewReachable = ({ access }: FormView): void => {
  if (!formActions.some(access.may)) throw new Problem(notFound, {});
};
