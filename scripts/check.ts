/**
 * `npm run check`: everything a change must pass. The static parts all run, each with its time; the tests only
 * after all of them passed. `--static` leaves the tests out.
 */
import { spawn } from 'node:child_process';

const staticParts = ['format:check', 'lint', 'types', 'unused'] as const;

interface Outcome {
  readonly passed: boolean;
  /** What the part printed; empty when it printed straight to the terminal. */
  readonly output: string;
}

/** Runs one script of package.json. Its output is kept for later, or let through when `seen`. */
function run(part: string, seen: boolean): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(`npm run --silent ${part}`, {
      shell: true,
      stdio: ['ignore', seen ? 'inherit' : 'pipe', seen ? 'inherit' : 'pipe'],
    });
    let output = '';
    const keep = (chunk: unknown): void => {
      output += String(chunk);
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    child.once('error', reject);
    child.once('close', (code) => resolve({ passed: code === 0, output }));
  });
}

/** Runs one part and tells its result and time in one line, after what it printed when it failed. */
async function check(part: string, seen: boolean): Promise<boolean> {
  const start = performance.now();
  const { passed, output } = await run(part, seen);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  if (!passed) process.stdout.write(output);
  console.log(`${passed ? 'ok    ' : 'FAILED'} ${part.padEnd(12)} ${seconds.padStart(6)} s`);
  return passed;
}

let sound = true;
for (const part of staticParts) {
  if (!(await check(part, false))) sound = false;
}
if (sound && !process.argv.includes('--static')) sound = await check('test', true);
process.exitCode = sound ? 0 : 1;
