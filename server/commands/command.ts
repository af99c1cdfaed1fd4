import type { Config } from '../platform/config.ts';

/** What a command gets: the settings, its own words, and where it speaks to the person at the terminal. */
export interface CommandInput {
  /** Read when it is asked for; refuses with all settings that are wrong. */
  readonly config: Config;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly words: readonly string[];
  /** One line to the person, on stdout. */
  readonly say: (line: string) => void;
}

/** One word of the command line, `node server/main.ts <word>`. Resolves with the exit code; throws what it refuses. */
export type Command = (input: CommandInput) => Promise<number>;
