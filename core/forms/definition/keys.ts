import { z } from 'zod';
import { keywords } from '../../expression/index.ts';

/** Longest key of a form: with a field's key behind it, it still names a table within PostgreSQL's 63 bytes. */
const longestFormKey = 30;

/** Longest key of a field that holds rows or links, and so has a table of its own. */
export const longestTableFieldKey = 24;

/** What names a form in addresses, expressions and its table. Two underscores would blur the names of its tables. */
export const formKey = z
  .string()
  .regex(/^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/)
  .max(longestFormKey);

/** What names a field for ever: its column, its name in expressions and in JSON. */
export const fieldKey = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,39}$/)
  .describe('小写字母开头，小写字母、数字、下划线 / lower-case letters, digits, underscores');

/** What names a node of the layout, a check or the like within its document. */
export const nodeKey = z.string().regex(/^[a-z][a-z0-9_-]{0,39}$/);

const columnsOfTheSystem = [
  'id',
  'nr',
  'state',
  'version',
  'form_version',
  'title',
  'search',
  'created_at',
  'created_by',
  'department_id',
  'changed_at',
  'changed_by',
  'effective_at',
  'deleted_at',
  'record_id',
  'position',
];

const namesOfTheWorld = ['user', 'today', 'now', 'record'];

/** `not` and `item` may stand as names in FEEL, but mean something of their own where they are called or filtered by. */
const wordsOfTheLanguage = [...keywords, 'not', 'item'];

const reserved = new Set([...columnsOfTheSystem, ...namesOfTheWorld, ...wordsOfTheLanguage]);

/** True for a key that no field may have: columns of the system, names of a rule's world, words of FEEL, `x_…`. */
export const isReservedKey = (key: string): boolean =>
  reserved.has(key) || key.startsWith('x_') || key.includes('__');
