import type { Type } from '@yuanliu/core/expression';
import { all, type Element, one, textIn } from './xml.ts';

/** A type with what its values must pass. */
export interface Declared {
  readonly type: Type;
  /** Unary tests of a value, or of each item of a collection. */
  readonly allowed: string | undefined;
}

/** A DMN model and the models that it imports. */
export interface Model {
  readonly namespace: string;
  readonly root: Element;
  readonly byId: ReadonlyMap<string, Element>;
  readonly types: Readonly<Record<string, Type>>;
  readonly declared: ReadonlyMap<string, Declared>;
  readonly imports: readonly { readonly name: string; readonly model: Model }[];
}

const any: Type = { kind: 'any' };
const simple: ReadonlyMap<string, Type> = new Map(
  (
    [
      'number',
      'string',
      'boolean',
      'date',
      'time',
      'date and time',
      'days and time duration',
      'years and months duration',
    ] as const
  ).flatMap((kind) => {
    const names = [
      kind,
      {
        'date and time': 'dateTime',
        'days and time duration': 'dayTimeDuration',
        'years and months duration': 'yearMonthDuration',
      }[kind as string] ?? kind,
    ];
    return names.map((name) => [name, { kind }] as const);
  }),
);

interface Items {
  readonly items: ReadonlyMap<string, Element>;
  readonly imports: Model['imports'];
}

const typeOfRef = (ref: string | undefined, items: Items, depth = 0): Type => {
  const name = (ref ?? '').trim().replace(/^feel:|^\{.*\}/, '');
  const item = items.items.get(name);
  if (item !== undefined && depth < 20) return typeOfItem(item, items, depth + 1);
  for (const { name: prefix, model } of items.imports) {
    if (name.startsWith(`${prefix}.`)) return model.types[name.slice(prefix.length + 1)] ?? any;
  }
  return simple.get(name) ?? any;
};

const typeOfItem = (item: Element, items: Items, depth: number): Type => {
  const components = all(item, 'itemComponent');
  const func = one(item, 'functionItem');
  let type: Type;
  if (func !== undefined) {
    type = {
      kind: 'function',
      parameters: all(func, 'parameters').map((each) => typeOfRef(each.attributes['typeRef'], items, depth)),
      result: typeOfRef(func.attributes['outputTypeRef'], items, depth),
    };
  } else if (components.length > 0) {
    const fields = components.map(
      (each) => [each.attributes['name'] ?? '', typeOfItem(each, items, depth)] as const,
    );
    type = { kind: 'context', fields: Object.fromEntries(fields), open: true };
  } else type = typeOfRef(one(item, 'typeRef')?.text, items, depth);
  return item.attributes['isCollection'] === 'true' ? { kind: 'list', of: type } : type;
};

/** Reads a model; `imported` gives the model of a namespace. */
export const modelOf = (root: Element, imported: (namespace: string) => Model | undefined): Model => {
  const imports = all(root, 'import').flatMap((each) => {
    const model = imported(each.attributes['namespace'] ?? '');
    return model === undefined ? [] : [{ name: each.attributes['name'] ?? '', model }];
  });
  const items = new Map(all(root, 'itemDefinition').map((each) => [each.attributes['name'] ?? '', each]));
  const types = Object.fromEntries(
    [...items.keys()].map((name) => [name, typeOfRef(name, { items, imports })]),
  );
  const declared = new Map(
    [...items].map(([name, item]) => {
      const allowed = textIn(one(item, 'allowedValues')) || textIn(one(item, 'typeConstraint'));
      return [name, { type: types[name] ?? any, allowed: allowed === '' ? undefined : allowed }] as const;
    }),
  );
  return {
    namespace: root.attributes['namespace'] ?? '',
    root,
    byId: new Map(root.children.map((each) => [each.attributes['id'] ?? '', each])),
    types: {
      ...types,
      ...Object.fromEntries(
        imports.flatMap(({ name, model }) =>
          Object.entries(model.types).map(([type, is]) => [`${name}.${type}`, is] as const),
        ),
      ),
    },
    declared,
    imports,
  };
};

/** What a type reference of the model declares. */
export const declaredBy = (model: Model, ref: string | undefined): Declared => {
  const own = model.declared.get((ref ?? '').trim());
  if (own !== undefined) return own;
  for (const { name, model: other } of model.imports) {
    if (ref?.startsWith(`${name}.`)) return declaredBy(other, ref.slice(name.length + 1));
  }
  return { type: typeOfRef(ref, { items: new Map(), imports: model.imports }), allowed: undefined };
};

/** An element that a reference names, with the model that it stands in. */
export const elementAt = (
  model: Model,
  href: string,
): { readonly model: Model; readonly element: Element } | undefined => {
  const [namespace = '', id = ''] = href.split('#');
  const owner =
    namespace === '' || namespace === model.namespace
      ? model
      : model.imports.find((each) => each.model.namespace === namespace)?.model;
  const element = owner?.byId.get(id);
  return owner === undefined || element === undefined ? undefined : { model: owner, element };
};
