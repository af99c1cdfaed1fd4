import { actionCode, evidenceCode, roleCode } from '@yuanliu/core/trace';
import { cut, type Handling, type SerialRange, type Stay, staysOf, whole } from './containment.ts';
import { compareEvents, compareTexts, type EventFacts, type Incidence } from './neighbourhood.ts';
import type { Known } from './known.ts';

/** Contents of a container as they are met backward: each unit that was ever in it, with its stays. */
export interface Content {
  readonly unit: number;
  readonly stays: readonly Stay[];
}

/** One line that names a content, or an event that emptied the container. */
interface Named {
  readonly event: EventFacts;
  readonly line: Incidence | undefined;
  readonly range: SerialRange | undefined;
  readonly isPosted: boolean;
}

/** Everything that was ever in a container, by its own lines and the children that its events name. */
export const contentsOf = (known: Known, container: number): Content[] => {
  const named: Named[] = [];
  for (const parent of known.linesOf(container)) {
    const event = known.events.get(parent.event);
    if (parent.role !== roleCode.parent || event === undefined) continue;
    const children = known.side(parent.flow, roleCode.child).filter((child) => child.event === parent.event);
    const isBooked = parent.evidence === evidenceCode.posted;
    if (children.length === 0 && event.action === actionCode.DELETE) {
      named.push({ event, line: undefined, range: undefined, isPosted: isBooked });
    }
    for (const line of children) {
      const isPosted = isBooked || line.evidence === evidenceCode.posted;
      named.push({ event, line, range: rangeOf(line), isPosted });
    }
  }
  const emptied = named.filter(({ line }) => line === undefined);
  const bySpace = Map.groupBy(
    named.filter(({ line }) => line !== undefined),
    ({ line }) => line?.serials?.[0] ?? `unit ${line?.unit}`,
  );
  return [...bySpace.values()].flatMap((alike) => contentsAlike(alike, emptied));
};

/** Contents of one space of serials: lines of a run also speak of the items in it, and the other way round. */
const contentsAlike = (alike: readonly Named[], emptied: readonly Named[]): Content[] => {
  const byRange = Map.groupBy(alike, ({ range = whole }) => `${range.low}-${range.high}`);
  const ranges = [...byRange.values()].map((group) => ({ range: group[0]?.range ?? whole, group }));
  const runs = ranges.filter(({ range }) => range.low !== range.high);
  return ranges.flatMap(({ range, group }) => {
    const isRun = range.low !== range.high;
    const others = (isRun ? ranges : runs).filter(
      (other) => other.range !== range && cut(other.range, range) !== undefined,
    );
    const stays = staysOf(
      range,
      handlingsOf([...group, ...others.flatMap((other) => other.group), ...emptied]),
    );
    const units = new Set(group.flatMap(({ line }) => line?.unit ?? []));
    return [...units].map((unit) => ({ unit, stays }));
  });
};

/** When a unit, or a part of it, was in each of the containers that it or a unit tied to it was named in. */
export const containersOf = (known: Known, unit: number): ReadonlyMap<number, readonly Stay[]> => {
  const content = known.rangeOf(unit);
  const byContainer = new Map<number, Named[]>();
  for (const tied of known.groupOf(unit)) {
    const range = known.rangeOf(tied);
    for (const line of known.linesOf(tied)) {
      const event = known.events.get(line.event);
      if (line.role !== roleCode.child || event === undefined) continue;
      for (const parent of known.side(line.flow, roleCode.parent)) {
        if (parent.event !== line.event) continue;
        const isPosted = Math.max(parent.evidence, line.evidence) === evidenceCode.posted;
        const named = byContainer.get(parent.unit) ?? [];
        named.push({ event, line, range, isPosted });
        byContainer.set(parent.unit, named);
      }
    }
  }
  return new Map(
    [...byContainer].map(([container, named]) => {
      const emptied = known
        .emptiesOf(container)
        .map(({ event, isPosted }) => ({ event, isPosted, line: undefined, range: undefined }));
      return [container, staysOf(content, handlingsOf([...named, ...emptied]))];
    }),
  );
};

const handlingsOf = (named: readonly Named[]): Handling[] =>
  named
    .toSorted(
      (a, b) => compareEvents(a.event, b.event) || compareTexts(a.line?.place ?? '', b.line?.place ?? ''),
    )
    .map(({ event, line, range, isPosted }) => ({
      event: event.nr,
      time: event.time,
      action: event.action ?? actionCode.OBSERVE,
      range,
      unit: line?.unit,
      quantity: line?.quantity ?? null,
      uom: line?.uom ?? null,
      evidence: line?.evidence ?? evidenceCode.scanned,
      isPosted,
    }));

const rangeOf = ({ serials }: Incidence): SerialRange =>
  serials === null ? whole : { low: BigInt(serials[1]), high: BigInt(serials[2]) };
