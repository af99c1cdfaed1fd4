import { listRecordDrafts, type RecordValues } from '@yuanliu/core/forms';
import { useEffect, useState } from 'react';
import { call } from '../../lib/call.ts';
import { usePerson } from '../../lib/person.ts';
import { newId } from '../filling/new-id.ts';
import { keptDraft } from './kept-drafts.ts';

/** What filling in begins with: nothing, or what was not submitted the last time. */
export interface OpenedDraft {
  readonly key: string;
  readonly id: string;
  readonly values: RecordValues;
  readonly recordVersion: number | null;
  /** When it was kept; undefined where nothing was. */
  readonly savedAt: string | undefined;
  readonly isFromElsewhere: boolean;
}

/** The server is not waited for longer: what is kept on this device is there without it. */
const longestWait = 2500;

const isFilled = (values: RecordValues): boolean => Object.keys(values).length > 0;

const newest = async (form: string, record: string | undefined) => {
  const query = { limit: 20, ...(record !== undefined && { record }) };
  const asked = call(listRecordDrafts, { params: { form }, query }, AbortSignal.timeout(longestWait));
  const { rows } = await asked.catch(() => ({ rows: [] }));
  return rows.find((draft) => draft.record === (record ?? null));
};

const opened = async (
  key: string,
  of: { readonly form: string; readonly record: string | undefined },
): Promise<OpenedDraft> => {
  const [here, there] = await Promise.all([keptDraft(key), newest(of.form, of.record)]);
  const isHere = here !== undefined && isFilled(here.values);
  const isNewerThere = there !== undefined && (!isHere || there.savedAt > here.savedAt);
  // The same draft, sent from here a moment after it was kept, is no news.
  if (isNewerThere && !(isHere && there.id === here.id) && isFilled(there.values))
    return { key, ...there, isFromElsewhere: true };
  if (isHere) return { ...here, isFromElsewhere: false };
  return { key, id: newId(), values: {}, recordVersion: null, savedAt: undefined, isFromElsewhere: false };
};

/** What this person has begun and not submitted: a new record of a form, or a change of one. */
export const useOpenedDraft = (form: string, record: string | undefined): OpenedDraft | undefined => {
  const { id } = usePerson();
  const key = `${id}.${form}.${record ?? 'new'}`;
  const [found, setFound] = useState<OpenedDraft>();
  useEffect(() => {
    let isGone = false;
    opened(key, { form, record }).then(
      (draft) => {
        if (!isGone) setFound(draft);
      },
      () => undefined,
    );
    return () => {
      isGone = true;
    };
  }, [key, form, record]);
  return found?.key === key ? found : undefined;
};
