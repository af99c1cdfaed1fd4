/** The baseline: a Fastify without plugins, a plain pool, a prepared statement per route; nothing of ours. */
import { randomUUID } from 'node:crypto';
import Fastify from 'fastify';
import { z } from 'zod';
import { connectionForm, poolSize } from '../measure/connection.ts';
import { barePool } from '../measure/database.ts';
import { portOf, processorMicroseconds, servesParent, settingsFrom } from '../measure/parent.ts';

const settings = settingsFrom(
  z.object({
    connection: connectionForm,
    /** `select … where id = $1` */
    read: z.string(),
    /** `update … returning version`: name, time, user, id, version. */
    update: z.string(),
    /** Forward closures of a unit, by what they tell of it: uri. */
    traces: z.record(z.string(), z.string()),
    /** `insert … returning nr` of a record, by form. */
    inserts: z.record(z.string(), z.string()),
    /** Pages of records, by form. */
    lists: z.record(z.string(), z.string()),
  }),
);
const pool = barePool(settings.connection, poolSize);
const app = Fastify();

app.get<{ Params: { id: string } }>('/read/:id', async ({ params }, reply) => {
  const { rows } = await pool.query({ name: 'read', text: settings.read, values: [params.id] });
  return rows.length === 1 ? rows[0] : reply.code(404).send();
});

app.get<{ Params: { what: string; id: string } }>('/trace/:what/:id', async ({ params: { what, id } }) => {
  const { rows } = await pool.query<object>({ name: what, text: settings.traces[what] ?? '', values: [id] });
  return rows;
});

app.get<{ Params: { form: string } }>('/list/:form', async ({ params: { form } }) => {
  const { rows } = await pool.query<object>({ name: `list-${form}`, text: settings.lists[form] ?? '' });
  return rows;
});

interface Order {
  customer: string;
  product: string;
  qty: string;
  price: string;
  due: string;
  urgent: boolean;
  grade: string;
  remark: string;
}
let count = 0;
app.post<{ Params: { form: string }; Body: Order }>('/insert/:form', async ({ params: { form }, body }) => {
  const { customer, product, qty, price, due, urgent, grade, remark } = body;
  const id = randomUUID();
  count += 1;
  const { rows } = await pool.query<{ nr: string }>({
    name: form,
    text: settings.inserts[form] ?? '',
    values: [id, `BARE${count}`, new Date(), customer, product, qty, price, due, urgent, grade, remark],
  });
  return { id, nr: rows[0]?.nr };
});

interface Body {
  name: string;
  version: number;
}
app.put<{ Params: { id: string }; Body: Body }>('/update/:id', async ({ params, body }, reply) => {
  const { rows } = await pool.query({
    name: 'update',
    text: settings.update,
    values: [body.name, new Date(), null, params.id, body.version],
  });
  return rows.length === 1 ? rows[0] : reply.code(409).send();
});

await app.listen({ port: 0, host: '127.0.0.1' });
servesParent({ port: portOf(app) }, processorMicroseconds, async () => {
  await app.close();
  await pool.end();
});
