import { readFileSync } from 'node:fs';
import { isInstant } from '@yuanliu/core/trace';
import { Ajv, type ValidateFunction } from 'ajv';

/** What is judged by itself. The five event types are the names of their definitions in GS1's schema. */
export type SchemaPart =
  | 'ObjectEvent'
  | 'AggregationEvent'
  | 'TransactionEvent'
  | 'TransformationEvent'
  | 'AssociationEvent'
  | 'Extended-Event'
  | 'epcisDocument'
  | 'epcisQueryDocument'
  | '@context';

interface Definition {
  uniqueItems?: boolean;
  readonly type?: string;
  readonly allOf?: readonly {
    readonly properties?: Record<string, object>;
    readonly propertyNames?: { readonly anyOf: readonly { readonly enum?: string[] }[] };
  }[];
}

interface EpcisSchema {
  readonly $id: string;
  readonly definitions: Record<string, Definition>;
}

/**
 * The schema as we judge by it. GS1 allows persistentDisposition on two event types only, while its XML schema has
 * it on all five. Identifiers named twice are found by `eventIssues`, in linear time.
 * Events are judged one by one, so that a good one can be kept where another is bad: a document's list is only a
 * list.
 */
function loadSchema(): EpcisSchema {
  const path = new URL('../schema/EPCIS-JSON-Schema.json', import.meta.url);
  // The file is ours to know: it is shipped with this code.
  const schema = JSON.parse(readFileSync(path, 'utf8')) as EpcisSchema;
  for (const type of ['AggregationEvent', 'TransactionEvent', 'AssociationEvent']) {
    for (const { properties, propertyNames } of schema.definitions[type]?.allOf ?? []) {
      if (properties === undefined) continue;
      properties['persistentDisposition'] = { $ref: '#/definitions/persistentDisposition' };
      propertyNames?.anyOf.find((names) => names.enum !== undefined)?.enum?.push('persistentDisposition');
    }
  }
  const epcList = schema.definitions['epcList'];
  if (epcList !== undefined) delete epcList.uniqueItems;
  return { ...schema, definitions: { ...schema.definitions, eventList: listOfAnything } };
}

const listOfAnything = { type: 'array' } as const;

/** A scheme, a colon and something without white space; blank nodes (`_:document1`) and CURIEs are of that form. */
const uri = /^[\p{L}_][\p{L}\p{N}_+.-]*:\S+$/u;

interface Judge {
  readonly ajv: Ajv;
  readonly id: string;
  /** The parts of the schema that errors are explained by. */
  readonly names: ReadonlyMap<unknown, string>;
}

let judge: Judge | undefined;
const compiled = new Map<SchemaPart, ValidateFunction>();

/** Compiles a part of the schema when it is first asked for: an installation without EPCIS pays nothing. */
export const schemaValidator = (part: SchemaPart): ValidateFunction => {
  const known = compiled.get(part);
  if (known !== undefined) return known;
  judge ??= prepare();
  const name = encodeURIComponent(part);
  const validate = judge.ajv.getSchema(`${judge.id}#/definitions/${name}`);
  if (validate === undefined) throw new Error(`the EPCIS schema has no definition ${part}`);
  compiled.set(part, validate);
  return validate;
};

/**
 * The definition that an error comes from (`parentSchema` of Ajv's error), e.g. `bizStep`; `ObjectEvent#2` for the
 * third condition that an event type puts.
 */
export const definitionOf = (parentSchema: unknown): string => judge?.names.get(parentSchema) ?? '';

function prepare(): Judge {
  const schema = loadSchema();
  const ajv = new Ajv({
    strict: false,
    allErrors: true,
    validateSchema: false,
    verbose: true,
    formats: { uri: (text: string) => uri.test(text), 'date-time': isInstant },
  });
  ajv.addSchema(schema);
  const names = Object.entries(schema.definitions).flatMap(([name, definition]) => [
    [definition, name] as const,
    ...(definition.allOf ?? []).map((condition, index) => [condition, `${name}#${index}`] as const),
  ]);
  return { ajv, id: schema.$id, names: new Map<unknown, string>(names) };
}
