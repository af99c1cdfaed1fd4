/** Hands in documents of events over some connections and waits until all of them are captured. */
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { servesParent } from '../measure/parent.ts';
import { mixDocument } from '../measure/trace-mix.ts';
import { type CapturePlan, capturePlan, type Done } from '../measure/trace-plans.ts';

const documentEvents = 500;

/** Between two looks at the same capture. */
const lookMilliseconds = 50;

const job = z.object({
  running: z.boolean(),
  success: z.boolean(),
  'yuanliu:progress': z.object({ recorded: z.int() }),
});

const run = async (plan: CapturePlan): Promise<Done> => {
  const { connections, documents } = plan;
  const bodies = Array.from(
    { length: documents },
    (_, index) => new Blob([mixDocument(plan.first + index * documentEvents, documentEvents)]),
  );
  const waiting = bodies.values();
  const captures: string[] = [];
  const began = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async () => {
      for (const body of waiting) captures.push(await handIn(plan, body));
    }),
  );
  for (const capture of captures) await untilCaptured(plan, capture);
  return { events: documents * documentEvents, seconds: (performance.now() - began) / 1000 };
};

const handIn = async ({ port, cookie }: CapturePlan, body: Blob): Promise<string> => {
  const answer = await fetch(`http://127.0.0.1:${port}/epcis/capture`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body,
  });
  const text = await answer.text();
  const location = answer.headers.get('location');
  if (answer.status !== 202 || location === null) throw new Error(`${answer.status} ${text}`);
  return location;
};

/** Waits for the end of a capture and sees that all of it is there. */
const untilCaptured = async ({ port, cookie }: CapturePlan, capture: string): Promise<void> => {
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}${capture}`, { headers: { cookie } });
    const text = await answer.text();
    if (answer.status !== 200) throw new Error(`${answer.status} ${text}`);
    const { running, success, 'yuanliu:progress': progress } = job.parse(JSON.parse(text));
    if (!running) {
      if (success && progress.recorded === documentEvents) return;
      throw new Error(`Not all of a document was captured: ${text}`);
    }
    await sleep(lookMilliseconds);
  }
};

servesParent(
  'ready',
  (question) => run(capturePlan.parse(question)),
  async () => undefined,
);
