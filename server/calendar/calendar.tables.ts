import type { DayKind, Hours, WorkPattern } from '@yuanliu/core/calendar';
import type { ColumnType } from 'kysely';

export interface CalendarPatternsTable {
  effective_from: string;
  week: ColumnType<WorkPattern['week'], string, string>;
  changed_at: Date;
  changed_by: string;
}

export interface CalendarYearsTable {
  year: number;
  certain: boolean;
  changed_at: Date;
  changed_by: string;
}

export interface CalendarDaysTable {
  day: string;
  year: number;
  kind: DayKind;
  name_zh: string;
  name_en: string;
  hours: ColumnType<readonly Hours[] | null, string | null, string | null>;
}

export interface CalendarTables {
  calendar_patterns: CalendarPatternsTable;
  calendar_years: CalendarYearsTable;
  calendar_days: CalendarDaysTable;
}
