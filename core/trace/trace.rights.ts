import type { Right } from '../platform/index.ts';

/** See events; an event belongs to whoever recorded it, so the rows follow user and department. */
export const seeEvents = {
  name: 'trace.events.see',
  text: { zh: '查看事件', en: 'See events' },
  rows: true,
} as const satisfies Right;

/** Record events through EPCIS capture. */
export const captureEvents = {
  name: 'trace.events.capture',
  text: { zh: '采集事件（EPCIS 接口）', en: 'Capture events (EPCIS)' },
  rows: false,
} as const satisfies Right;

/** See units and trace them; a unit is seen by whoever sees an event that names it. */
export const seeUnits = {
  name: 'trace.units.see',
  text: { zh: '查看追溯单元并溯源、追踪', en: 'See units and trace them' },
  rows: true,
} as const satisfies Right;

/** Work off anomalies. */
export const resolveAnomalies = {
  name: 'trace.anomalies.resolve',
  text: { zh: '处理追溯异常', en: 'Work off anomalies' },
  rows: false,
} as const satisfies Right;

/** Store and delete named EPCIS queries. */
export const manageQueries = {
  name: 'trace.queries.manage',
  text: { zh: '管理命名查询（EPCIS 接口）', en: 'Manage named queries (EPCIS)' },
  rows: false,
} as const satisfies Right;

/** See the state of the ledger, have it verified and take proofs of its growth. */
export const seeLedger = {
  name: 'trace.ledger.see',
  text: {
    zh: '查看账本状态并校验账本',
    en: 'See the state of the ledger and verify it',
  },
  rows: false,
} as const satisfies Right;

/** Destroy the key of a person's data in the ledger. */
export const erasePersons = {
  name: 'trace.persons.erase',
  text: { zh: '销毁账本中的个人信息密钥', en: "Destroy the key of a person's data in the ledger" },
  rows: false,
} as const satisfies Right;

/** All rights over the ledger and what is made of it. */
export const traceRights = [
  seeEvents,
  captureEvents,
  seeUnits,
  resolveAnomalies,
  manageQueries,
  seeLedger,
  erasePersons,
] as const satisfies readonly Right[];
