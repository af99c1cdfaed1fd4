import type { NumberMode, Segment } from '@yuanliu/core/numbering';
import type { ColumnType, Generated } from 'kysely';

type BigintText = ColumnType<string, number | bigint, number | bigint>;

export interface SerialRulesTable {
  id: string;
  key: string;
  version: number;
  name: string;
  mode: NumberMode;
  segments: ColumnType<Segment[], string, string>;
  generation: Generated<string>;
  floor: ColumnType<string, number | undefined, number>;
  floor_until: string | null;
  changed_at: Date;
  changed_by: string;
}

export interface SerialRuleVersionsTable {
  rule_id: string;
  version: number;
  name: string;
  mode: NumberMode;
  segments: ColumnType<Segment[], string, never>;
  at: Date;
  by_name: string;
}

export interface SerialCountersTable {
  rule_id: string;
  period: string;
  value: BigintText;
}

export interface NumberingTables {
  serial_rules: SerialRulesTable;
  serial_rule_versions: SerialRuleVersionsTable;
  serial_counters: SerialCountersTable;
}
