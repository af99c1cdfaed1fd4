import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';

/** `npm run dev`: the server, started again when a source changes, and Vite beside it with the pages as typed. */

const root = path.join(import.meta.dirname, '..');
const vite = path.join(
  path.dirname(createRequire(import.meta.url).resolve('vite/package.json')),
  'bin/vite.js',
);

const children = [
  spawn(process.execPath, ['--watch-path=server', '--watch-path=core', 'server/main.ts', 'serve'], {
    cwd: root,
    stdio: 'inherit',
  }),
  spawn(process.execPath, [vite], { cwd: path.join(root, 'web'), stdio: 'inherit' }),
];

for (const child of children) {
  child.once('exit', (code) => {
    for (const other of children) other.kill('SIGINT');
    process.exitCode ??= code ?? 1;
  });
}
process.on('SIGINT', () => {
  for (const child of children) child.kill('SIGINT');
});
