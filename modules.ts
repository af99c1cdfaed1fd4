/**
 * The one table of modules and of who may import whom.
 *
 * An import runs downward only: a module may import the modules listed behind its name, always through their
 * door (`index.ts`), never a file behind it. The lint builds its walls from this table (oxlint.config.ts), so a
 * module that has no line here cannot be imported by anybody. A new line needs a reason in an ADR.
 */
export const modules = {
  /** Configuration, database, jobs, HTTP, sealed logs: what every module stands on; knows no business word. */
  platform: [],
  /** Users, departments, roles, rights, sessions, API keys and the audit. */
  identity: ['platform'],
  /** The expression language FEEL: pure, in core alone. */
  expression: ['platform'],
  /** Serial rules and counters. */
  numbering: ['platform', 'identity'],
  /** Working days and holidays. */
  calendar: ['platform', 'identity'],
  /** Notifications and alerts: in-app, mail, and the channels that connectors add. */
  messages: ['platform', 'identity'],
  /** Definitions of forms, their records and lifecycle, views, import and export. Knows nothing of trace. */
  forms: ['platform', 'identity', 'numbering', 'calendar', 'messages', 'expression'],
  /** What a code says: GS1 keys, element strings, Digital Link, EPC; later rules and pools. */
  codes: ['platform', 'identity', 'numbering'],
  /** Products, parties, locations, regions: forms with locked core fields that the enterprise extends. */
  catalog: ['platform', 'identity', 'numbering', 'calendar', 'messages', 'expression', 'forms', 'codes'],
  /** The ledger of events, units, genealogy, EPCIS. */
  trace: ['platform', 'identity', 'messages', 'codes'],
} as const satisfies Record<string, readonly string[]>;

/** The name of a module: the same folder name in core, server and web. */
export type ModuleName = keyof typeof modules;
