import type { traceUnit, TraceEdge, TraceUnit } from '@yuanliu/core/trace';
import type { ReplyOf } from '@yuanliu/core/platform';

/** The answer to a trace. */
export type TraceAnswer = ReplyOf<typeof traceUnit>;

/** How a unit hangs together with one that is nearer to what was asked. */
export interface TraceWay {
  readonly edge: TraceEdge;
  /** The other unit of the edge. */
  readonly peer: string;
  /** Nothing nearer leads to this unit: it is told by what it leads to itself. */
  readonly isReverse: boolean;
}

/** A unit of the answer with its ways. */
export interface TraceRow {
  readonly unit: TraceUnit;
  readonly ways: readonly TraceWay[];
}

/** Units of one kind in one level. */
export interface TraceGroup {
  readonly kind: string;
  readonly rows: readonly TraceRow[];
}

/** Everything that is as many steps away from what was asked. */
export interface TraceLevel {
  /** From 1 on. */
  readonly number: number;
  readonly groups: readonly TraceGroup[];
}

const kindOrder = ['lot', 'fill', 'run', 'item', 'logistic', 'asset', 'class', 'other'];
const rankOf = (kind: string): number => {
  const at = kindOrder.indexOf(kind);
  return at === -1 ? kindOrder.length : at;
};

/** Puts an answer into levels: an edge stands at its end that is further along the direction asked. */
export const levelsOf = ({ direction, asked, units, edges }: TraceAnswer): readonly TraceLevel[] => {
  const isBackward = direction === 'backward';
  const byEnd = {
    from: Map.groupBy(edges, ({ from }) => from),
    to: Map.groupBy(edges, ({ to }) => to),
  };
  const [far, near] = isBackward ? (['from', 'to'] as const) : (['to', 'from'] as const);
  const rowOf = (unit: TraceUnit): TraceRow => {
    const leading = byEnd[far].get(unit.uri);
    const following = byEnd[near].get(unit.uri) ?? [];
    return {
      unit,
      ways:
        leading?.map((edge) => ({ edge, peer: edge[near], isReverse: false })) ??
        following.map((edge) => ({ edge, peer: edge[far], isReverse: true })),
    };
  };
  const byLevel = Map.groupBy(
    units.filter(({ uri }) => uri !== asked),
    ({ hops }) => hops,
  );
  return [...byLevel]
    .toSorted(([a], [b]) => a - b)
    .map(([, ofLevel], index) => ({
      number: index + 1,
      groups: [...Map.groupBy(ofLevel, ({ kind }) => kind)]
        .toSorted(([a], [b]) => rankOf(a) - rankOf(b))
        .map(([kind, ofKind]) => ({ kind, rows: ofKind.map(rowOf) })),
    }));
};
