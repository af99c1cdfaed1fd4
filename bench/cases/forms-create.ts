import type { BenchCase, CaseInput } from './case.ts';
import { compareServed, type Served, serveBoth } from './served.ts';

/** A record of nine fields by the API, beside one bare insert of the same columns into the same table. */
export const formsCreate: BenchCase = {
  name: 'forms-create',
  run: async (input) => {
    const served = await serveBoth(input);
    try {
      await drawForm(served);
      return [
        ...(await compare(input, served, { how: 'with a gap-free number', form: 'bench_order' })),
        ...(await compare(input, served, { how: 'with a number of a fast rule', form: 'bench_note' })),
      ];
    } finally {
      await served.stop();
    }
  },
};

const compare = async (
  input: CaseInput,
  served: Served,
  { how, form }: { readonly how: string; readonly form: string },
) =>
  compareServed(input, served, {
    name: 'forms-create',
    what: `\`POST /api/forms/:form/records\`, nine fields ${how}: session, rights, rules, formula, title, search words, history and audit, one commit`,
    aim: 0.3,
    ours: {
      server: served.product,
      plan: {
        method: 'POST',
        path: `/api/forms/${form}/records`,
        pick: 'any',
        ids: ['-'],
        body: `{"values":${values}}`,
        cookie: served.cookie,
      },
    },
    baseline: {
      server: served.bare,
      plan: { method: 'POST', path: `/insert/${form}`, pick: 'any', ids: ['-'], body: values },
    },
  });

/** What is sent; the number, the formula and the defaults are made by the product. */
const values = JSON.stringify({
  customer: '青禾乳业有限公司 {turn}',
  product: '巴氏杀菌乳 950 ml',
  qty: '12.5',
  price: '7.80',
  due: '2026-12-24',
  urgent: true,
  grade: 'a',
  remark: '请在早上八点以前送到二号库，卸货后当面点数。',
});

const field = (key: string, type: string, settings: object = {}) => ({
  key,
  type,
  label: { zh: `字段${key}` },
  settings: { version: 1, ...settings },
});

const fields = (rule: string) => [
  field('code', 'serial-number', { rule }),
  field('customer', 'text'),
  field('product', 'text'),
  field('qty', 'number', { decimals: 3 }),
  field('price', 'money', { currency: 'CNY', decimals: 2 }),
  field('due', 'date'),
  field('urgent', 'yes-no'),
  field('grade', 'single-choice', { options: ['a', 'b'].map((key) => ({ key, label: { zh: `${key}级` } })) }),
  field('remark', 'long-text'),
];

const drawForm = async (served: Served): Promise<void> => {
  const send = async (method: 'GET' | 'POST', path: string, body?: object): Promise<Response> => {
    const answer = await fetch(`http://127.0.0.1:${served.port}${path}`, {
      method,
      headers: { cookie: served.cookie, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${await answer.text()}`);
    return answer;
  };
  for (const [key, mode] of [
    ['bench_order', 'gap-free'],
    ['bench_note', 'fast'],
  ] as const) {
    const rule = key.replace('_', '-');
    const segments = [
      { kind: 'constant', text: 'DD' },
      { kind: 'date', pattern: 'yyyyMMdd' },
      { kind: 'counter', width: 6, reset: 'day' },
    ];
    await send('POST', '/api/numbering/rules', { key: rule, name: rule, mode, segments });
    const own = fields(rule);
    const layout = own.map((each) => ({ kind: 'field', key: each.key, span: 6 }));
    const definition = { version: 1, name: { zh: key }, fields: own, layout };
    await send('POST', '/api/forms', { key, definition });
    // A new form's first draft is its first version.
    await send('POST', `/api/forms/${key}/publish`, { draftVersion: 1, accept: [] });
  }
};
