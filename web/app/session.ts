import {
  changeMyPassword,
  type Me,
  seeMe,
  signIn as postSignIn,
  signOut as postSignOut,
} from '@yuanliu/core/identity';
import { useQuery } from '@tanstack/react-query';
import { ApiProblem, isSignedOut } from '../lib/api-problem.ts';
import { call } from '../lib/call.ts';
import { adoptLanguage } from '../lib/preferences.ts';
import { queryClient } from '../lib/queries.ts';

const meQuery = {
  queryKey: [seeMe.id, {}],
  queryFn: ({ signal }: { signal: AbortSignal }) => call(seeMe, {}, signal),
  staleTime: 60_000,
};

/** Who is signed in, or undefined when nobody is. Rights that were changed meanwhile are seen within a minute. */
export const whoIsSignedIn = async (): Promise<Me | undefined> => {
  try {
    return await queryClient.query(meQuery);
  } catch (error) {
    if (isSignedOut(error)) return undefined;
    const known = queryClient.getQueryData<Me>(meQuery.queryKey);
    // Without a server the pages that were read before can still be looked at.
    if (known !== undefined && error instanceof ApiProblem && error.status === 0) return known;
    throw error;
  }
};

/** Who is signed in; kept fresh while the desk is open. */
export const useMe = (): Me | undefined => useQuery(meQuery).data;

/** Whether somebody was signed in until now, as far as this page knows. */
export const wasSignedIn = (): boolean => queryClient.getQueryData(meQuery.queryKey) !== undefined;

/** Signs in; afterwards `whoIsSignedIn` knows the person without asking. */
export const signIn = async (user: string, password: string): Promise<Me> => {
  const me = await call(postSignIn, { body: { user, password } });
  queryClient.clear();
  queryClient.setQueryData(meQuery.queryKey, me);
  adoptLanguage(me.user.language);
  return me;
};

/** Signs out and forgets all that the server told this person. */
export const signOut = async (): Promise<void> => {
  try {
    await call(postSignOut, {});
  } finally {
    queryClient.clear();
  }
};

/** Changes one's own password; what held the person at the new-password page is gone afterwards. */
export const changePassword = async (current: string, next: string): Promise<void> => {
  await call(changeMyPassword, { body: { current, next } });
  await queryClient.invalidateQueries({ queryKey: [seeMe.id] });
};
