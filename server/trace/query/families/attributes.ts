import { fieldCode, referenceCode, searchName, searchPathOf } from '@yuanliu/core/trace';
import { type RawBuilder, sql } from 'kysely';
import { type Asked, criterion, type Family } from '../asked.ts';
import { indexedPart, textsOf } from '../asked-values.ts';
import { meaningsOf } from '../written-names.ts';

type Sql = RawBuilder<unknown>;

/** The condition that a field of the event holds one of the URIs, which are given as an array. */
type HoldsOne = (uris: Sql) => RawBuilder<boolean>;

const column =
  (name: string): HoldsOne =>
  (uris) =>
    sql`${sql.ref(name)} = any(${uris})`;

const reference =
  (kind: number): HoldsOne =>
  (uris) =>
    sql`exists (select from event_references r
      where r.event_nr = e.nr and r.kind = ${kind} and r.value = any(${uris}))`;

const classFields = [
  fieldCode.quantityList,
  fieldCode.childQuantityList,
  fieldCode.inputQuantityList,
  fieldCode.outputQuantityList,
];

const holdsClass: HoldsOne = (uris) => sql`exists (select from incidences i
  where i.flow_nr = e.flow_nr and i.event_nr = e.nr and i.field = any(${classFields}::smallint[])
    and i.unit_nr = any(array(select nr from units where uri = any(${uris}))))`;

/** The fields of an event whose values master data may describe. */
const described: ReadonlyMap<string, HoldsOne> = new Map([
  ['bizStep', column('e.biz_step')],
  ['disposition', column('e.disposition')],
  ['readPoint', column('e.read_point')],
  ['bizLocation', column('e.biz_location')],
  ['bizTransaction', reference(referenceCode.transaction)],
  ['source', reference(referenceCode.source)],
  ['destination', reference(referenceCode.destination)],
  ['epcClass', holdsClass],
]);

const extension = (field: string, asked: Asked): HoldsOne | undefined => {
  const paths = asked.names.readings
    .map((names) => searchPathOf(`EQ_${field}`, names))
    .filter((path) => path?.kind === 'open')
    .map((path) => path?.path ?? '');
  return paths.length === 0
    ? undefined
    : (uris) => sql`exists (select from event_fields f
        where f.event_nr = e.nr and f.path = any(${paths}::text[]) and f.text_value = any(${uris}))`;
};

/** The ways in which the name of an attribute may have been kept. */
const spellings = (asked: Asked, name: string): readonly string[] => [
  ...new Set([
    name,
    ...meaningsOf(name, asked.names).flatMap((each) => [each.namespace + each.local, searchName(each)]),
  ]),
];

const form = /^(?:HASATTR_(?<has>.+)|(?:EQATTR|EQ_ATTR)_(?<field>(?:[^_:]+:)?[^_]+)_(?<attribute>.+))$/s;

/**
 * Attributes of what a field names, as master data says: `HASATTR_bizLocation` lists names of attributes,
 * `EQATTR_bizLocation_<attribute>` values of one. The published query schema spells the second `EQ_ATTR_`. As the
 * standard allows, the name of an extension field holds no underscore.
 */
export const attributes: Family = (asked) => {
  const { has, field = has, attribute } = form.exec(asked.name)?.groups ?? {};
  const holds = field === undefined ? undefined : (described.get(field) ?? extension(field, asked));
  if (holds === undefined) return undefined;
  const values = textsOf(asked);
  const names = (attribute === undefined ? values : [attribute]).flatMap((name) => spellings(asked, name));
  const isValue =
    attribute === undefined
      ? sql``
      : sql`and left(value, 200) = any(${values.map(indexedPart)}::text[])
    and value = any(${values}::text[])`;
  return criterion(
    asked,
    values,
    holds(sql`array(select uri from vocabulary_attributes where name = any(${names}::text[]) ${isValue})`),
  );
};
