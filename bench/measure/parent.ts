import type { Server } from 'node:net';
import { z } from 'zod';

/** The settings that the parent gave to this process. */
export const settingsFrom = <S extends z.ZodType>(form: S): z.output<S> =>
  form.parse(JSON.parse(process.env['BENCH_SETTINGS'] ?? ''));

const envelope = z.object({ question: z.unknown() });

/** Says that this process is ready, answers the parent's questions, and tidies up when the parent lets go. */
export const servesParent = (
  ready: unknown,
  answer: (question: unknown) => Promise<unknown>,
  tidy: () => Promise<void>,
): void => {
  process.on('message', (message) => {
    const { question } = envelope.parse(message);
    answer(question).then(
      (said) => process.send?.(said),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  });
  process.once('disconnect', () => {
    tidy().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  });
  process.send?.(ready);
};

/** What a server process tells of itself: processor time since its start in microseconds. */
export const processorMicroseconds = async (): Promise<number> => {
  const { user, system } = process.cpuUsage();
  return user + system;
};

/** The port that a listening server was given. */
export const portOf = (app: { readonly server: Server }): number => {
  const address = app.server.address();
  if (address === null || typeof address === 'string') throw new Error('The server does not listen.');
  return address.port;
};
