import type { ReplyOf } from '@yuanliu/core/platform';
import type { listRights } from '@yuanliu/core/identity';
import { ApiProblem } from '../lib/api-problem.ts';
import { currentLanguage } from '../lib/preferences.ts';
import { queryClient } from '../lib/queries.ts';
import { showToast } from '../ui/Toast.tsx';

/** Puts the words of the rights into a sentence that names them as the API does (`identity.users.see`). */
export const withRightTexts = (
  sentence: string,
  rights: readonly { readonly name: string; readonly text: { readonly zh: string; readonly en: string } }[],
): string =>
  // The longest names first: none may be eaten by another that begins like it.
  rights
    .toSorted((a, b) => b.name.length - a.name.length)
    .reduce((text, right) => text.replaceAll(right.name, right.text[currentLanguage()]), sentence);

/** A refusal about rights, its sentence naming them in words; anything else as it came. */
export const readable = (error: unknown): unknown => {
  if (!(error instanceof ApiProblem) || !Array.isArray(error.data['rights'])) return error;
  const known = queryClient.getQueryData<ReplyOf<typeof listRights>>(['identity.list-rights', {}]);
  const rights = (known?.modules ?? []).flatMap((module) => module.rights);
  return new ApiProblem({ ...factsOf(error), detail: withRightTexts(error.detail, rights) });
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
