/**
 * The circles of a directed graph: its strongly connected components of more than one node, and nodes that lead to
 * themselves (Tarjan 1972, without recursion, so that depth costs no stack).
 */
export const cyclesOf = <K>(nodes: Iterable<K>, nextOf: (node: K) => Iterable<K>): K[][] => {
  const order = new Map<K, number>();
  const low = new Map<K, number>();
  const stack: K[] = [];
  const isOnStack = new Set<K>();
  const cycles: K[][] = [];
  const enter = (node: K): Visit<K> => {
    order.set(node, order.size);
    low.set(node, order.size - 1);
    stack.push(node);
    isOnStack.add(node);
    return { node, rest: nextOf(node)[Symbol.iterator]() };
  };
  const lower = (node: K, to: number | undefined): void => {
    low.set(node, Math.min(low.get(node) ?? Infinity, to ?? Infinity));
  };
  for (const start of nodes) {
    const path = order.has(start) ? [] : [enter(start)];
    for (let visit = path.at(-1); visit !== undefined; visit = path.at(-1)) {
      const step = visit.rest.next();
      if (step.done !== true) {
        if (!order.has(step.value)) path.push(enter(step.value));
        else if (isOnStack.has(step.value)) lower(visit.node, order.get(step.value));
        continue;
      }
      path.pop();
      const above = path.at(-1);
      if (above !== undefined) lower(above.node, low.get(visit.node));
      if (low.get(visit.node) !== order.get(visit.node)) continue;
      const component = stack.splice(stack.lastIndexOf(visit.node));
      for (const node of component) isOnStack.delete(node);
      if (component.length > 1 || [...nextOf(visit.node)].includes(visit.node)) cycles.push(component);
    }
  }
  return cycles;
};

interface Visit<K> {
  readonly node: K;
  readonly rest: Iterator<K>;
}
