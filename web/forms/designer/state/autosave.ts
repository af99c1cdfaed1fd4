import { type FormDefinition, readDefinition, saveDraft } from '@yuanliu/core/forms';
import { ApiProblem, type Conflict, conflictOf } from '../../../lib/api-problem.ts';
import { call } from '../../../lib/call.ts';
import { createStore, type Store } from '../../../lib/store.ts';
import { writeStored } from '../../../lib/stored.ts';

/** How the draft stands to the server. `unsound`: the server cannot take it, such as with a setting half typed. */
export type Saving =
  | { readonly kind: 'saved' | 'waiting' | 'saving' | 'offline' | 'unsound' }
  | { readonly kind: 'conflict'; readonly conflict: Conflict }
  | { readonly kind: 'refused'; readonly detail: string };

const pauseMilliseconds = 700;
const retryMilliseconds = 4000;

/** What an author drew and the server does not have yet, as this device keeps it. */
export interface KeptDrawing {
  readonly definition: FormDefinition;
  /** Of the server's draft that it was drawn on. */
  readonly draftVersion: number;
}

/** Where it is kept. */
export const keptAt = (person: string, form: string): string => `yuanliu.forms.drawing.${person}.${form}`;

/** Saves a draft by itself while it is drawn, and keeps it on this device for as long as the server does not have it. */
export class Autosave {
  readonly state: Store<Saving> = createStore<Saving>({ kind: 'saved' });
  readonly #form: string;
  readonly #key: string;
  #version: number;
  #saved: FormDefinition;
  #latest: FormDefinition;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | undefined;

  constructor(from: {
    readonly form: string;
    readonly key: string;
    readonly draftVersion: number;
    readonly definition: FormDefinition;
  }) {
    this.#form = from.form;
    this.#key = from.key;
    this.#version = from.draftVersion;
    this.#saved = from.definition;
    this.#latest = from.definition;
  }

  /** Of the server's draft as far as this author knows it; 0: there is none. */
  get draftVersion(): number {
    return this.#version;
  }

  /** Takes note of a change; it is saved when its author pauses. */
  note(definition: FormDefinition): void {
    if (definition === this.#latest) return;
    this.#latest = definition;
    const { kind } = this.state.get();
    if (kind !== 'conflict') this.state.set({ kind: kind === 'offline' ? 'offline' : 'waiting' });
    this.#later(pauseMilliseconds);
  }

  /** Saves now what is not saved yet. True when the server has everything. */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    await this.#running;
    if (this.#saved !== this.#latest) {
      this.#running = this.#save().finally(() => {
        this.#running = undefined;
      });
      await this.#running;
    }
    return this.#saved === this.#latest;
  }

  /** Goes on over what somebody else has saved meanwhile: their draft is replaced. */
  replaceVersion(draftVersion: number): void {
    this.#version = draftVersion;
    this.state.set({ kind: 'waiting' });
    this.#later(0);
  }

  /** The draft became a published version: the next change begins a new draft. */
  wasPublished(): void {
    this.#version = 0;
  }

  /** Writes it onto this device at once, as the page goes. */
  keep(): void {
    if (this.#saved === this.#latest) return;
    const kept: KeptDrawing = { definition: this.#latest, draftVersion: this.#version };
    writeStored(this.#key, JSON.stringify(kept));
  }

  /** Ends the saving by itself. */
  end(): void {
    clearTimeout(this.#timer);
    this.keep();
  }

  #later(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.keep();
      this.flush().catch(() => undefined);
    }, milliseconds);
  }

  async #save(): Promise<void> {
    const definition = this.#latest;
    if (this.state.get().kind === 'conflict') return;
    if (!readDefinition(definition).ok) {
      this.state.set({ kind: 'unsound' });
      return;
    }
    this.state.set({ kind: 'saving' });
    try {
      const { draftVersion } = await call(saveDraft, {
        params: { form: this.#form },
        body: { definition, draftVersion: this.#version },
      });
      this.#version = draftVersion;
      this.#saved = definition;
      this.#settled(definition);
    } catch (error) {
      this.#failed(error);
    }
  }

  #settled(definition: FormDefinition): void {
    if (definition === this.#latest) {
      writeStored(this.#key, undefined);
      this.state.set({ kind: 'saved' });
    } else {
      this.state.set({ kind: 'waiting' });
      this.#later(pauseMilliseconds);
    }
  }

  #failed(error: unknown): void {
    const conflict = conflictOf(error);
    if (conflict !== undefined) this.state.set({ kind: 'conflict', conflict });
    else if (error instanceof ApiProblem && error.status > 0 && error.status < 500)
      this.state.set({ kind: 'refused', detail: error.detail });
    else {
      this.state.set({ kind: 'offline' });
      this.#later(retryMilliseconds);
    }
  }
}
