/**
 * A vitest reporter whose one line closes every run: `N passed, N failed` or `N passed, N failed, N skipped`.
 *
 * The line is written when the process exits, so that nothing a server says while it is being stopped comes after
 * it. It agrees with the exit code: whatever made the run fail outside a test counts as one failure, and a run in
 * which nothing was tested fails.
 */
import { relative } from 'node:path';
import type { Reporter, TestCase, TestModule, Vitest } from 'vitest/node';

/** How long servers and browsers may take to stop after the last test, in milliseconds. */
const graceMs = Number(process.env['TEST_GRACE_MS'] ?? 60_000);

interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** The closing line for a tally; an exit code that says failure is never contradicted. */
export function closingLine(tally: Tally, exitCode: number): string {
  const failed = tally.failed === 0 && exitCode !== 0 ? 1 : tally.failed;
  const skipped = tally.skipped === 0 ? '' : `, ${tally.skipped} skipped`;
  return `${tally.passed} passed, ${failed} failed${skipped}`;
}

/** Why a test did not run, with the suite it stands in: tests that share both are told in one line. */
function reasonOf(test: TestCase): string {
  const result = test.result();
  const note = result.state === 'skipped' ? result.note : undefined;
  const suite = test.parent.type === 'suite' ? test.parent.fullName : test.name;
  const why = note ?? (test.options.mode === 'todo' ? 'not written yet' : 'no reason given beyond its name');
  return `${relative(process.cwd(), test.module.moduleId)} › ${suite}: ${why}`;
}

/** Files and suites that broke outside their tests, while loading or in a hook. */
function brokenAround(module: TestModule): number {
  const suites = [...module.children.allSuites()].filter((suite) => suite.errors().length > 0);
  return suites.length + (module.errors().length > 0 ? 1 : 0);
}

function tallyOf(modules: readonly TestModule[], errorsOutside: number): Tally {
  const tests = modules.flatMap((module) => [...module.children.allTests()]);
  const count = (state: string) => tests.filter((test) => test.result().state === state).length;
  const broken = modules.reduce((sum, module) => sum + brokenAround(module), 0);
  return {
    passed: count('passed'),
    failed: count('failed') + broken + errorsOutside,
    skipped: count('skipped'),
  };
}

function tellSkipped(modules: readonly TestModule[]): void {
  const skipped = modules
    .flatMap((module) => [...module.children.allTests()])
    .filter((test) => test.result().state === 'skipped');
  const perReason = Map.groupBy(skipped, reasonOf);
  for (const [reason, tests] of perReason) console.log(`!! SKIPPED ${tests.length} × ${reason}`);
}

/** A program that a test started and never stopped keeps the run from ending: that is a failure, not a wait. */
function endRun(): never {
  process.stdout.write('!! A program started by a test still runs: stop it in afterAll.\n');
  process.exit(1);
}

export default class ClosingLine implements Reporter {
  private tally: Tally = { passed: 0, failed: 0, skipped: 0 };

  private watching = false;

  onInit(vitest: Vitest): void {
    this.watching = vitest.config.watch;
    process.once('exit', (code) => {
      if (this.tally.passed + this.tally.failed === 0) {
        process.stdout.write('!! Nothing was tested, and that is a failure.\n');
        process.exitCode = 1;
      }
      process.stdout.write(`${closingLine(this.tally, Number(process.exitCode ?? code))}\n`);
    });
  }

  onTestRunEnd(modules: readonly TestModule[], errorsOutside: readonly unknown[]): void {
    this.tally = tallyOf(modules, errorsOutside.length);
    tellSkipped(modules);
    if (!this.watching) setTimeout(endRun, graceMs).unref();
  }
}
