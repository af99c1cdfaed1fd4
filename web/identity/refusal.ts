import type { listRights } from '@yuanliu/core/identity';
import type { ReplyOf } from '@yuanliu/core/platform';
import { ApiProblem } from '../lib/api-problem.ts';
import { currentLanguage } from '../lib/preferences.ts';
import { queryClient } from '../lib/queries.ts';
import { showToast } from '../ui/Toast.tsx';
import { rightsInWords } from './right-words.ts';

const rightsKey = 'identity.list-rights' satisfies (typeof listRights)['id'];

/** A refusal about rights, its sentence naming them in words rather than as the API does; anything else as it came. */
export const readable = (error: unknown): unknown => {
  if (!(error instanceof ApiProblem)) return error;
  const { rights } = error.data;
  if (typeof rights !== 'object' || rights === null) return error;
  const catalogue = queryClient.getQueryData<ReplyOf<typeof listRights>>([rightsKey, {}]);
  const known = (catalogue?.modules ?? []).flatMap((module) => module.rights);
  // The server joins the names with 、 in both languages.
  const detail = error.detail.replace(rights.join('、'), rightsInWords(rights, known, currentLanguage()));
  return new ApiProblem({ ...factsOf(error), detail });
};

const factsOf = ({ code, status, data, errors, requestId }: ApiProblem) => ({
  code,
  status,
  data,
  errors,
  requestId,
});

/** Says at the lower edge why something was refused. */
export const sayFailure = (error: unknown): void => {
  const said = readable(error);
  showToast({ kind: 'failed', text: said instanceof ApiProblem ? said.detail : String(said) });
};
