import type { DeliveryState } from '@yuanliu/core/messages';
import type { JsonValue, Text } from '@yuanliu/core/platform';
import type { ColumnType, Generated } from 'kysely';

type Json<T> = ColumnType<T, string, string>;

export interface MessagesTable {
  id: string;
  user_id: string;
  kind: string;
  title: Json<Text>;
  body: Json<Text>;
  link: string | null;
  data: Json<JsonValue>;
  in_inbox: boolean;
  created_at: Generated<Date>;
  read_at: Date | null;
  archived_at: Date | null;
}

export interface MessagePreferencesTable {
  user_id: string;
  kind: string;
  channel: string;
  wanted: boolean;
}

export interface MessageDeliveriesTable {
  id: string;
  message_id: string;
  channel: string;
  state: Generated<DeliveryState>;
  attempts: Generated<number>;
  address: string | null;
  reason: ColumnType<Text | null, string | null, string | null>;
  next_attempt_at: Date | null;
  created_at: Date;
  changed_at: Date;
}

export interface MessagesTables {
  messages: MessagesTable;
  message_preferences: MessagePreferencesTable;
  message_deliveries: MessageDeliveriesTable;
}
