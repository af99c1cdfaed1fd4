import { deleteRecordDraft, type RecordValues, saveRecordDraft } from '@yuanliu/core/forms';
import { call } from '../../lib/call.ts';
import { onReconnected } from '../../lib/connection.ts';
import { createStore, type Store } from '../../lib/store.ts';
import { forgetDraft, keepDraft, type KeptDraft } from './kept-drafts.ts';

/** How far a draft has come: on this device, or on the server too. */
export type DraftState = 'clean' | 'keeping' | 'here' | 'server' | 'failed';

/** Whose draft it is, of what. */
export interface DraftOf {
  readonly key: string;
  readonly id: string;
  readonly form: string;
  /** The record that is changed, with its version; undefined for a new one. */
  readonly record: { readonly id: string; readonly version: number } | undefined;
}

const herePause = 200;
const serverPause = 2500;

/** Keeps what is typed: on this device at once, on the server when the typing pauses and it can be reached. */
export class DraftKeeper {
  readonly state: Store<DraftState> = createStore<DraftState>('clean');
  #of: DraftOf;
  #values: RecordValues = {};
  #hereTimer: ReturnType<typeof setTimeout> | undefined;
  #serverTimer: ReturnType<typeof setTimeout> | undefined;
  #isOver = false;
  #end: (() => void) | undefined;

  constructor(of: DraftOf) {
    this.#of = of;
  }

  /** Begins to listen for the end of the page and for the server's return; the answer ends that. */
  watch(): () => void {
    const flush = () => {
      this.#keepHere().catch(() => undefined);
    };
    const hide = () => {
      if (document.visibilityState === 'hidden') flush();
    };
    addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', hide);
    const end = onReconnected(() => this.#sendSoon());
    this.#end = () => {
      removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', hide);
      end();
    };
    return () => {
      this.#end?.();
      if (this.#hereTimer !== undefined) flush();
    };
  }

  /** What is typed now; nothing at all ends the draft. */
  keep(values: RecordValues): void {
    if (this.#isOver) return;
    this.#values = values;
    this.state.set('keeping');
    clearTimeout(this.#hereTimer);
    this.#hereTimer = setTimeout(() => {
      this.#keepHere().catch(() => undefined);
    }, herePause);
    this.#sendSoon();
  }

  /** The version of the record that the draft goes on from. */
  rebase(version: number): void {
    if (this.#of.record !== undefined) this.#of = { ...this.#of, record: { ...this.#of.record, version } };
  }

  /** Forgets the draft here; the server forgets it with the record that ends it. */
  async settle(): Promise<void> {
    this.#isOver = true;
    clearTimeout(this.#hereTimer);
    clearTimeout(this.#serverTimer);
    this.#hereTimer = undefined;
    await forgetDraft(this.#of.key);
  }

  /** Forgets the draft here and on the server. */
  async discard(): Promise<void> {
    await this.settle();
    const { form, id } = this.#of;
    await call(deleteRecordDraft, { params: { form, draft: id } }).catch(() => undefined);
  }

  #draft(): KeptDraft {
    const { key, id, record } = this.#of;
    return {
      key,
      id,
      values: this.#values,
      recordVersion: record?.version ?? null,
      savedAt: new Date().toISOString(),
    };
  }

  async #keepHere(): Promise<void> {
    clearTimeout(this.#hereTimer);
    if (this.#hereTimer === undefined || this.#isOver) return;
    this.#hereTimer = undefined;
    const isKept = await keepDraft(this.#draft());
    if (this.state.get() !== 'server') this.state.set(isKept ? 'here' : 'failed');
  }

  #sendSoon(): void {
    clearTimeout(this.#serverTimer);
    if (this.#isOver || Object.keys(this.#values).length === 0) return;
    this.#serverTimer = setTimeout(() => {
      this.#send().catch(() => undefined);
    }, serverPause);
  }

  async #send(): Promise<void> {
    const { form, id, record } = this.#of;
    const values = this.#values;
    await call(saveRecordDraft, {
      params: { form, draft: id },
      body: { values, record: record?.id ?? null, recordVersion: record?.version ?? null },
    });
    if (!this.#isOver && values === this.#values) this.state.set('server');
  }
}
