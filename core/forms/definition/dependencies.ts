import type { Analysed } from './analyse.ts';
import { placedFields } from './fields.ts';
import type { FormDefinition } from './form-definition.ts';

/** The name of a field in the graph: `total`, `lines.qty`. */
export type NodeName = string;

/** The fields whose values each field's value follows from. */
export type Dependencies = ReadonlyMap<NodeName, ReadonlySet<NodeName>>;

/** Uses that decide a value; the others look at values that stand. */
const deciding = new Set(['visible', 'readOnly', 'default', 'settings']);

const nodeOf = (keys: readonly string[]): NodeName => keys.join('.');

/** What a use of names waits for: the field, or the field of the rows. */
const neededBy = ({ placed, uses }: Analysed): NodeName[] => {
  const { table, form, through } = placed;
  if (form !== undefined || through !== undefined) return [];
  return uses.flatMap((path) => {
    const [first = '', ...rest] = path;
    if (table === undefined) return [nodeOf(path.slice(0, 2)), first];
    if (first === 'record') return rest.length === 0 ? [] : [nodeOf(rest.slice(0, 2)), rest[0] ?? ''];
    return [nodeOf([table.key, first])];
  });
};

/** Which values must be known before which, by visibility, defaults, read-only conditions and formulas. */
export const dependenciesOf = (definition: FormDefinition, analysed: readonly Analysed[]): Dependencies => {
  const placed = placedFields(definition);
  const graph = new Map<NodeName, Set<NodeName>>(
    placed.map(({ keys, table }) => [nodeOf(keys), new Set(table === undefined ? [] : [table.key])]),
  );
  for (const each of analysed) {
    const { use, field } = each.placed;
    if (field === undefined || !deciding.has(use)) continue;
    const own = graph.get(nodeOf(field));
    for (const needed of neededBy(each)) if (graph.has(needed)) own?.add(needed);
  }
  return graph;
};

/** The order in which values can be found, or a circle of fields that wait for one another. */
export type EvaluationOrder =
  | { readonly order: readonly NodeName[] }
  | { readonly circle: readonly NodeName[] };

/** Sorts the fields so that each stands behind what it needs; otherwise in the order of the document. */
export const evaluationOrder = (graph: Dependencies): EvaluationOrder => {
  const order: NodeName[] = [];
  const done = new Set<NodeName>();
  const open: NodeName[] = [];
  const visit = (node: NodeName): readonly NodeName[] | undefined => {
    if (done.has(node)) return undefined;
    const at = open.indexOf(node);
    if (at >= 0) return open.slice(at);
    open.push(node);
    for (const needed of graph.get(node) ?? []) {
      const circle = visit(needed);
      if (circle !== undefined) return circle;
    }
    open.pop();
    done.add(node);
    order.push(node);
    return undefined;
  };
  for (const node of graph.keys()) {
    const circle = visit(node);
    if (circle !== undefined) return { circle };
  }
  return { order };
};
