import {
  countRecords,
  listOptions,
  listRecords,
  readHistory,
  readRecord,
  readRelated,
  type SavedRecord,
} from '@yuanliu/core/forms';
import { useState } from 'react';
import { queryClient, refresh } from '../../lib/queries.ts';
import type { DraftKeeper } from '../drafts/draft-keeper.ts';
import type { RecordFilling } from '../filling/record-filling.ts';
import { type Clash, sendRecord, type Sending } from './send-record.ts';

/** What the replies of these endpoints say changes with a record. */
export const recordReplies = [listRecords, countRecords, readRecord, readHistory, listOptions, readRelated];

interface SendingOptions {
  readonly form: string;
  readonly draft: string;
  readonly record: RecordFilling;
  readonly keeper: DraftKeeper;
  /** The record that is changed and its version. */
  readonly standing: Sending['record'];
  readonly uploads: () => number;
}

/** The submitting of a record that is being filled in. */
export interface SendingState {
  readonly isSending: boolean;
  readonly isAttempted: boolean;
  /** Why it did not arrive: `unreached`, `uploading`; undefined while all is well. */
  readonly trouble: 'unreached' | 'uploading' | undefined;
  readonly clash: Clash | undefined;
  readonly send: (onSaved: (saved: SavedRecord) => void, version?: number) => void;
  readonly forgetClash: () => void;
}

/** Judges a record, sends it, and tells what stands in the way. */
export const useSending = (options: SendingOptions): SendingState => {
  const { form, draft, record, keeper, standing, uploads } = options;
  const [isSending, setSending] = useState(false);
  const [isAttempted, setAttempted] = useState(false);
  const [trouble, setTrouble] = useState<SendingState['trouble']>();
  const [clash, setClash] = useState<Clash>();

  const send = async (onSaved: (saved: SavedRecord) => void, version?: number) => {
    setTrouble(uploads() > 0 ? 'uploading' : undefined);
    record.refuse(new Map());
    record.attempt();
    setAttempted(true);
    if (uploads() > 0 || record.faults().length > 0) {
      document.getElementById('main')?.scrollTo({ top: 0, behavior: 'smooth' });
      return;
    }
    setSending(true);
    try {
      const at = standing && { ...standing, version: version ?? standing.version };
      const sent = await sendRecord({ form, draft, values: record.sent, record: at });
      if (sent.kind === 'unreached') setTrouble('unreached');
      if (sent.kind === 'clash') setClash(sent.clash);
      if (sent.kind === 'refused') record.refuse(sent.faults);
      if (sent.kind !== 'saved') return;
      await keeper.settle();
      onSaved(sent.record);
      refresh(queryClient, recordReplies).catch(() => undefined);
    } finally {
      setSending(false);
    }
  };
  return {
    isSending,
    isAttempted,
    trouble,
    clash,
    send: (onSaved, version) => {
      if (!isSending) send(onSaved, version).catch(() => undefined);
    },
    forgetClash: () => setClash(undefined),
  };
};
