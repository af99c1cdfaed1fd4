import type { Command } from './commands/command.ts';
import { explain } from './commands/explain.ts';
import { readConfig } from './platform/config.ts';

/** Loaded by need: `doctor` must start where `serve` could not. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import('./commands/serve.ts')).serve,
  work: async () => (await import('./commands/serve.ts')).work,
  /** Only loads the sources, so that they are kept: see start.js. */
  load: async () => {
    await Promise.all([import('./commands/serve.ts'), import('./platform/tls/local-certificate.ts')]);
    return async () => 0;
  },
  migrate: async () => (await import('./commands/migrate.ts')).migrateOnly,
  verify: async () => (await import('./commands/verify.ts')).verify,
  rebuild: async () => (await import('./commands/rebuild.ts')).rebuild,
  doctor: async () => (await import('./commands/doctor.ts')).doctor,
  backup: async () => (await import('./commands/backup.ts')).backup,
  restore: async () => (await import('./commands/restore.ts')).restore,
};

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const [word = 'serve', ...words] = process.argv.slice(2);
const load = commands[word];
if (load === undefined) {
  say(`没有命令 ${word}，可用：${Object.keys(commands).join('、')} · unknown command ${word}`);
  process.exitCode = 2;
} else {
  try {
    const command = await load();
    process.exitCode = await command({
      get config() {
        return readConfig(process.env);
      },
      environment: process.env,
      words,
      say,
    });
  } catch (error) {
    for (const line of explain(error)) process.stderr.write(`${line}\n`);
    process.exitCode = 1;
  }
}
