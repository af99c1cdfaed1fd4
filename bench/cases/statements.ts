import { kyselyOver } from '../../server/platform/db/direct-executor.ts';
import { type Db, everything } from '../../server/platform/index.ts';
import { userById } from '../processes/bench-routes.ts';

/** The text that the product sends for its one indexed read. */
export const readText = (): string => {
  const nowhere = () => Promise.reject(new Error('There is no database here.'));
  const db: Db = { tables: kyselyOver(nowhere), rows: nowhere };
  return userById(db, everything, '').compile().sql;
};

/** The bare update: the columns that the product writes, and the same guard against a lost update. */
export const updateText = `
  update users set name = $1, version = version + 1, changed_at = $2, changed_by = $3
  where id = $4 and version = $5 returning version`;

const reach = `
  with recursive reach (unit_nr) as (
    select nr from units where uri = $1
    union
    select far.unit_nr from reach
      join incidences own on own.unit_nr = reach.unit_nr and own.role in (1, 4)
      join incidences far on far.flow_nr = own.flow_nr and far.role = case own.role when 1 then 2 else 3 end)`;

/** The bare forward closure of a unit: all movements of what is in it, or only what was shipped of it. */
export const traceTexts = {
  movements: `${reach}
    select u.uri, u.kind, u.label, c.uri as class, own.role, own.quantity, own.uom, own.evidence, e.id, e.event_id,
      e.type, e.action, e.event_time, e.time_zone_offset, e.biz_step, e.read_point, e.biz_location, d.value as party
    from reach join units u on u.nr = reach.unit_nr left join units c on c.nr = u.class_nr
      join incidences own on own.unit_nr = reach.unit_nr join events e on e.nr = own.event_nr
      left join event_references d on d.event_nr = e.nr and d.kind = 3`,
  deliveries: `${reach}
    select e.event_id, e.event_time, d.value as party, u.uri, packed.quantity, packed.uom
    from reach
      join incidences shipped on shipped.unit_nr = reach.unit_nr and shipped.role = 6
      join events e on e.nr = shipped.event_nr and e.biz_step = 'https://ref.gs1.org/cbv/BizStep-shipping'
      join event_references d on d.event_nr = e.nr and d.kind = 3
      join incidences parent on parent.unit_nr = reach.unit_nr and parent.role = 3
      join incidences packed on packed.flow_nr = parent.flow_nr and packed.role = 4
      join units u on u.nr = packed.unit_nr`,
};

const bareInsert = (form: string): string => `
  insert into forms.${form}
    (id, state, version, form_version, title, created_at, changed_at, effective_at,
     code, customer, product, qty, price, due, urgent, grade, remark)
  values ($1::uuid, 2, 1, 1, $2, $3, $3, $3, $2, $4, $5, $6, $7, $8, $9, $10, $11) returning nr`;

/** The bare insert of a record: the columns of its fields and of the system, with a number that the server counts. */
export const insertTexts = {
  bench_order: bareInsert('bench_order'),
  bench_note: bareInsert('bench_note'),
};

/** The two departments that the reader of lists reaches, and the account. */
export const listReader = {
  id: '00000000-0000-7000-8000-00000000beef',
  departments: ['00000000-0000-7000-8000-0000000000d0', '00000000-0000-7000-8000-0000000000d1'],
} as const;

const bareList = (form: string): string => `
  select id, nr, state, version, title, created_at, created_by, department_id, changed_at,
    customer, qty, price, due, urgent, grade
  from forms.${form}
  where deleted_at is null and grade = 'a' and (created_by = '${listReader.id}'
    or department_id in ('${listReader.departments.join("', '")}'))
  order by nr desc limit 20`;

/** A page of records with a filter and the rows of two departments: what a person who knows SQL would write. */
export const listTexts = { bench_list: bareList('bench_list'), bench_long: bareList('bench_long') };
