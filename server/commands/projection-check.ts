import type { Text } from '@yuanliu/core/platform';
import type pg from 'pg';
import { type DatabaseHome, withClient } from '../platform/database-home.ts';
import { readsOver } from '../platform/db/db.ts';
import { type Check, type Finding, ok, wrong } from '../platform/doctor/check.ts';
import { compareProjections, type Comparison, type ProjectionPart } from '../trace/index.ts';

/** How many units are folded again, and for how long at the most. */
export interface ProjectionSample {
  readonly size: number;
  readonly milliseconds: number;
}

const usual: ProjectionSample = { size: 1_000, milliseconds: 8_000 };

/** Whether states, stocks, containers, holds and anomalies are what the ledger makes of them, on a random sample. */
export const projectionCheck = (
  home: Pick<DatabaseHome, 'connection'>,
  sample: ProjectionSample = usual,
): Check => ({
  name: { zh: '追溯状态与账本', en: 'states and the ledger' },
  look: () => withClient(home.connection('owner'), (client) => look(client, sample)),
});

/** One snapshot for all statements, so that captures that go on make no difference. */
const look = async (client: pg.Client, { size, milliseconds }: ProjectionSample): Promise<Finding> => {
  const { rows } = await client.query<{ there: boolean }>(
    `select to_regclass('unit_states') is not null as there`,
  );
  if (rows[0]?.there !== true) return ok('还没有追溯单元', 'no units yet');
  await client.query('begin isolation level repeatable read read only');
  try {
    const until = new Date(Date.now() + milliseconds);
    return findingOf(await compareProjections(await readsOver(client), { size, until }));
  } finally {
    await client.query('rollback');
  }
};

const partNames: Readonly<Record<ProjectionPart, Text>> = {
  state: { zh: '状态', en: 'state' },
  stocks: { zh: '库存', en: 'stock' },
  containers: { zh: '容器', en: 'containers' },
  holds: { zh: '冻结', en: 'holds' },
  fills: { zh: '罐次', en: 'fills' },
  products: { zh: '批次的产品', en: 'products' },
  anomalies: { zh: '异常', en: 'anomalies' },
};

const mostNamed = 5;

const findingOf = ({ looked, tooLong, differing }: Comparison): Finding => {
  const left = {
    zh: tooLong === 0 ? '' : `，另有 ${tooLong} 个经历过长，未核对`,
    en: tooLong === 0 ? '' : `; ${tooLong} more have too long a history to look at`,
  };
  if (differing.length === 0)
    return ok(
      `抽查 ${looked} 个追溯单元，均与账本一致${left.zh}`,
      `${looked} units of a random sample agree with it${left.en}`,
    );
  const named = (language: keyof Text, comma: string): string =>
    differing
      .slice(0, mostNamed)
      .map(({ uri, parts }) => `${uri} (${parts.map((part) => partNames[part][language]).join(comma)})`)
      .concat(differing.length > mostNamed ? ['…'] : [])
      .join(language === 'zh' ? '；' : '; ');
  return wrong(
    {
      zh: `抽查 ${looked} 个追溯单元，${differing.length} 个与账本不符：${named('zh', '、')}${left.zh}`,
      en: `of ${looked} units of a random sample ${differing.length} differ from it: ${named('en', ', ')}${left.en}`,
    },
    {
      zh: '账本本身未受影响。请运行 npm run rebuild，由账本重建追溯状态。',
      en: 'The ledger itself is whole. Run npm run rebuild, which makes the states from it again.',
    },
  );
};
