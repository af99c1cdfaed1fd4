import type { RecordValues } from '@yuanliu/core/forms';
import { rowsOf } from '@yuanliu/core/forms';
import { sampleForm, sourceForm } from './sample-forms.ts';
import {
  departments,
  type GivenRight,
  type GivenRights,
  type people,
  type SampleWorld,
} from './sample-world.ts';
import type { StoredByTest } from './stored-records.ts';

/**
 * What a reader sees, worked out record by record and field by field without a database: the reference that the real reading
 * is held against. Written to be read, not to be fast.
 */

export type Person = (typeof people)[number];
export type FormKey = 'sample' | 'source';
type Values = RecordValues;

/** Conditions of FEEL with the same in JavaScript. */
export const conditions: Record<FormKey, Record<string, (values: Values, reader: NaiveReader) => boolean>> = {
  sample: {
    urgent: ({ urgent }) => urgent === true,
    'qty > 2': ({ qty }) => qty !== null && Number(qty) > 2,
    'source.rating >= 3': ({ source }, { world }) => {
      const rating = world.records.source.find(({ id }) => id === source)?.values['rating'] ?? null;
      return rating !== null && Number(rating) >= 3;
    },
    'keeper.id = user.id': ({ keeper }, { person }) => keeper === person.id,
  },
  source: {
    'rating >= 3': ({ rating }) => rating !== null && Number(rating) >= 3,
    'phone = "原料"': ({ phone }) => phone === '原料',
  },
};

const belowOrSame = (department: string | null): Set<string> => {
  const found = new Set(department === null ? [] : [department]);
  for (const each of departments) if (each.parent !== null && found.has(each.parent)) found.add(each.id);
  return found;
};

const hides = (list: readonly string[], field: string): boolean =>
  list.includes(field) || list.includes(field.split('.')[0] ?? '');

/** Which fields a form has, rows' fields with their table before them. */
const pathsOf = (form: FormKey): string[] => {
  const own = form === 'sample' ? sampleForm : sourceForm;
  return [
    ...own.fields.map(({ key }) => key),
    'lines.lot',
    'lines.count',
    'lines.origin',
    'lines.origin_phone',
  ];
};

/** One person with given rights over the sample world. */
export class NaiveReader {
  readonly world: SampleWorld;
  readonly rights: GivenRights;
  readonly person: Person;

  constructor(world: SampleWorld, rights: GivenRights, person: Person) {
    this.world = world;
    this.rights = rights;
    this.person = person;
  }

  given(form: FormKey): GivenRight[] {
    return this.rights[form].filter((right) => right !== null);
  }

  may(form: FormKey, action: GivenRight['actions'][number]): boolean {
    return this.given(form).some(({ actions }) => actions.includes(action) && actions.includes('see'));
  }

  #covers(form: FormKey, { scope, condition }: GivenRight, record: StoredByTest): boolean {
    const isOwn = record.createdBy === this.person.id;
    if (scope === 'all') return true;
    if (scope === 'mine') return isOwn;
    const own = this.person.department;
    if (scope === 'department') return isOwn || (own !== null && record.departmentId === own);
    if (scope === 'department-tree')
      return isOwn || (record.departmentId !== null && belowOrSame(own).has(record.departmentId));
    return conditions[form][condition ?? '']?.(record.values, this) ?? false;
  }

  /** The rights by which the record is reached for an action. */
  hits(form: FormKey, record: StoredByTest, action: GivenRight['actions'][number] = 'see'): GivenRight[] {
    return this.given(form).filter(
      (right) =>
        right.actions.includes('see') && right.actions.includes(action) && this.#covers(form, right, record),
    );
  }

  reaches(form: FormKey, record: StoredByTest): boolean {
    return this.hits(form, record).length > 0;
  }

  isHidden(form: FormKey, record: StoredByTest, field: string): boolean {
    return this.hits(form, record).every(({ hidden }) => hides(hidden, field));
  }

  /** Hidden in every row that could be reached: such a field is none. */
  isNeverSeen(form: FormKey, field: string): boolean {
    return this.given(form)
      .filter(({ actions }) => actions.includes('see'))
      .every(({ hidden }) => hides(hidden, field));
  }

  find(form: FormKey, id: unknown): StoredByTest | undefined {
    return this.world.records[form].find((record) => record.id === id);
  }

  #lookup(id: unknown, key: string): Values[string] {
    const source = this.find('source', id);
    return source !== undefined && this.reaches('source', source) ? this.value('source', source, key) : null;
  }

  /** Samples that count in the figures of a source: those that stand, are reached and seen to point there. */
  #pointing(source: StoredByTest, through: 'source' | 'partners'): StoredByTest[] {
    return this.world.records.sample.filter((sample) => {
      const value = sample.values[through] ?? null;
      const points = Array.isArray(value) ? value.includes(source.id) : value === source.id;
      const counts = !sample.isDeleted && sample.state !== 'void' && this.reaches('sample', sample);
      return points && counts && !this.isHidden('sample', sample, through);
    });
  }

  #computed(record: StoredByTest, key: string): Values[string] | undefined {
    if (key === 'source_phone') return this.#lookup(record.values['source'], 'phone');
    if (key === 'source_used') return this.#lookup(record.values['source'], 'used');
    if (key === 'used') return String(this.#pointing(record, 'source').length);
    if (key === 'spent') {
      const amounts = this.#pointing(record, 'source').map((sample) =>
        this.value('sample', sample, 'amount'),
      );
      const known = amounts.filter((amount) => amount !== null);
      return known.length === 0
        ? null
        : known.reduce<number>((sum, each) => sum + Number(each), 0).toFixed(2);
    }
    if (key === 'latest') {
      const days = this.#pointing(record, 'partners').map((sample) => this.value('sample', sample, 'due'));
      return (
        days
          .filter((day) => typeof day === 'string')
          .toSorted((a, b) => (a < b ? -1 : 1))
          .at(-1) ?? null
      );
    }
    return undefined;
  }

  /** A field of a record as the reader sees it: null where it is hidden. */
  value(form: FormKey, record: StoredByTest, key: string): Values[string] {
    if (this.isHidden(form, record, key)) return null;
    const computed = this.#computed(record, key);
    return computed === undefined ? (record.values[key] ?? null) : computed;
  }

  /** The rows of a sample with those fields that the reader sees. */
  lines(record: StoredByTest): Record<string, Values[string]>[] {
    if (this.isHidden('sample', record, 'lines')) return [];
    return rowsOf(record.values['lines'] ?? null).map((row) => {
      const all: Values = { ...row, origin_phone: this.#lookup(row['origin'], 'phone') };
      return Object.fromEntries(
        Object.entries(all).map(([key, value]) => [
          key,
          this.isHidden('sample', record, `lines.${key}`) ? null : value,
        ]),
      );
    });
  }

  /** The title, null where it is empty or tells something hidden: it is the first of its fields that holds something. */
  title(form: FormKey, record: StoredByTest): string | null {
    const naming = form === 'sample' ? ['code', 'name'] : ['name', 'phone'];
    const first = naming.findIndex((key) => (record.values[key] ?? null) !== null);
    const told = naming.slice(0, first + 1);
    if (told.some((key) => this.isHidden(form, record, key))) return null;
    return record.title === '' ? null : record.title;
  }

  hiddenFields(form: FormKey, record: StoredByTest): string[] {
    return pathsOf(form).filter((path) => this.isHidden(form, record, path));
  }
}
