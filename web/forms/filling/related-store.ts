import { type RecordValues, referencesIn, type Target } from '@yuanliu/core/forms';
import type { FillingOptions, Reference } from './filling-options.ts';

const pause = 60;
/** So many the endpoint takes at once. */
const most = 500;

/** What ids point at: fetched as they turn up, remembered, and told to the rules. */
export class RelatedStore {
  known: RecordValues = {};
  readonly #options: FillingOptions;
  readonly #onNews: () => void;
  readonly #found = new Map<string, RecordValues>();
  readonly #asked = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: FillingOptions, onNews: () => void) {
    this.#options = options;
    this.#onNews = onNews;
  }

  readonly find = (target: Target, id: string): RecordValues | undefined =>
    this.#found.get(`${target}:${id}`);

  /** Asks soon for what these values point at and is not known yet. */
  look(values: RecordValues): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const { fields } = this.#options.prepared.place.definition;
      const references = [...referencesIn(fields, [values])].flatMap(([target, ids]) =>
        [...ids].map((id) => ({ target, id })),
      );
      this.fetch(references).catch(() => undefined);
    }, pause);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  /** Asks for these unless they were asked for before; resolves when they are there. */
  async fetch(references: readonly Reference[]): Promise<void> {
    const missing = references.filter(({ target, id }) => !this.#asked.has(`${target}:${id}`));
    if (missing.length === 0) return;
    for (const { target, id } of missing) this.#asked.add(`${target}:${id}`);
    try {
      for (let from = 0; from < missing.length; from += most)
        this.#learn(await this.#options.fetchRelated(missing.slice(from, from + most)));
    } catch (error) {
      for (const { target, id } of missing) this.#asked.delete(`${target}:${id}`);
      throw error;
    }
    this.#onNews();
  }

  #learn({ related, known }: Awaited<ReturnType<FillingOptions['fetchRelated']>>): void {
    for (const [name, values] of Object.entries(related)) this.#found.set(name, values);
    this.known = { ...this.known, ...known };
  }
}
