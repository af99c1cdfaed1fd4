import type { Text } from '@yuanliu/core/platform';

/** A command refuses: one sentence in each language that says what is wrong and what to do. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly text: Text;

  constructor(text: Text, options?: ErrorOptions) {
    super(`${text.zh}\n${text.en}`, options);
    this.text = text;
  }
}
