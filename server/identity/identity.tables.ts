import type { RightName, RowRange } from '@yuanliu/core/platform';
import type { Generated } from 'kysely';

/** Who made and last changed a row; null for the product itself. `version` counts the changes. */
interface Traced {
  version: Generated<number>;
  created_at: Date;
  created_by: string | null;
  changed_at: Date;
  changed_by: string | null;
}

export interface UsersTable extends Traced {
  id: string;
  login: string;
  name: string;
  department_id: string | null;
  email: string | null;
  phone: string | null;
  language: Generated<'zh' | 'en'>;
  password_hash: string;
  password_changed_at: Date;
  must_change_password: boolean;
  active: Generated<boolean>;
  failed_attempts: Generated<number>;
  attempts_since: Generated<Date | null>;
  locked_until: Date | null;
}

export interface SignInAddressesTable {
  user_id: string;
  address: string;
  failed_attempts: Generated<number>;
  locked_until: Date | null;
  signed_in_at: Generated<Date | null>;
  seen_at: Date;
}

export interface PasswordHistoryTable {
  user_id: string;
  password_hash: string;
  replaced_at: Date;
}

export interface DepartmentsTable extends Traced {
  id: string;
  parent_id: string | null;
  name: string;
  position: number;
  head_user_id: string | null;
}

export interface RolesTable extends Traced {
  id: string;
  key: string | null;
  name: string;
  description: Generated<string>;
  built_in: Generated<boolean>;
}

export interface RoleGrantsTable {
  role_id: string;
  right_name: RightName;
  row_range: RowRange;
}

export interface UserRolesTable {
  user_id: string;
  role_id: string;
  given_at: Date;
  given_by: string | null;
}

export interface SessionsTable {
  id: string;
  user_id: string;
  token_hash: Buffer;
  previous_token_hash: Buffer | null;
  previous_until: Date | null;
  created_at: Date;
  seen_at: Date;
  rotated_at: Date;
  expires_at: Date;
  ip: string;
  agent: string;
}

export interface ApiKeysTable {
  id: string;
  user_id: string;
  name: string;
  prefix: string;
  secret_hash: Buffer;
  rights: string[];
  created_at: Date;
  expires_at: Date | null;
  last_used_at: Date | null;
  revoked_at: Date | null;
  revoked_by: string | null;
}

export interface IdentityTables {
  users: UsersTable;
  sign_in_addresses: SignInAddressesTable;
  password_history: PasswordHistoryTable;
  departments: DepartmentsTable;
  roles: RolesTable;
  role_grants: RoleGrantsTable;
  user_roles: UserRolesTable;
  sessions: SessionsTable;
  api_keys: ApiKeysTable;
}
