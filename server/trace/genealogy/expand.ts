import { evidenceCode, plus, roleCode } from '@yuanliu/core/trace';
import type { Known } from './known.ts';
import { compareTexts, type Incidence } from './neighbourhood.ts';
import { fillKey, type NodeKey, unitKey, type Walk } from './walk.ts';
import { always, touches, type Window } from './windows.ts';

/** Follows a unit for what is in it during `windows`. */
export type Expand = (walk: Walk, unit: number, windows: readonly Window[]) => void;

/** Backward: what went into a flow, as far as `node` came out of it by the line `output`. */
export const followInputs = (walk: Walk, output: Incidence, node: NodeKey): void => {
  const inputs = walk.known.side(output.flow, roleCode.input);
  for (const input of inputs) {
    if (input.isVessel) walk.touch({ line: input, other: output, node });
    else if (!walk.isFull()) linkFlow(walk, { input, output, from: unitKey(input.unit), to: node });
  }
  if (!walk.isFirst(`into ${output.flow}`)) return;
  for (const input of inputs) walk.arriveWhole(input.unit, walk.known.windowOf(input));
};

/** Forward: what came out of a flow, as far as `node` went into it by the line `input`. */
export const followOutputs = (walk: Walk, input: Incidence, node: NodeKey): void => {
  const outputs = walk.known.side(input.flow, roleCode.output);
  for (const output of outputs) {
    if (walk.isFull()) break;
    linkFlow(walk, {
      input,
      output,
      from: node,
      to: output.isVessel ? fillKey(output) : unitKey(output.unit),
    });
  }
  if (!walk.isFirst(`out of ${input.flow}`)) return;
  for (const output of outputs) {
    walk.arrive(output.unit, output.isVessel ? walk.known.windowOf(output) : always);
  }
};

/** Through one flow, from a line that went in to one that came out. */
export interface FlowLink {
  readonly input: Incidence;
  readonly output: Incidence;
  readonly from: NodeKey;
  readonly to: NodeKey;
}

export const linkFlow = (walk: Walk, { input, output, from, to }: FlowLink): void =>
  walk.link({
    from,
    to,
    why: 'made',
    fromLine: input,
    toLine: output,
    evidence: weaker(input.evidence, output.evidence),
  });

/** A connection is known no better than its worse known side. */
export const weaker = (a: number, b: number): number => Math.max(a, b);

/** Ties a unit that shares serials: from the wider to the narrower, the first by URI where both are as wide. */
export const linkTie = (walk: Walk, unit: number, tied: number): void => {
  const { known } = walk;
  const widthOf = (nr: number): bigint => known.rangeOf(nr).high - known.rangeOf(nr).low;
  const uriOf = (nr: number): string => known.units.get(nr)?.uri ?? '';
  const isWider = widthOf(unit) === widthOf(tied) ? uriOf(unit) < uriOf(tied) : widthOf(unit) > widthOf(tied);
  const [from, to] = isWider ? [unit, tied] : [tied, unit];
  walk.link({ from: unitKey(from), to: unitKey(to), why: 'run', evidence: evidenceCode.inferred });
};

/** Ties a lot and its member by the line that says so. */
export const linkMember = (walk: Walk, line: Incidence): void => {
  if (line.peer === null) return;
  walk.link({
    from: unitKey(line.peer),
    to: unitKey(line.unit),
    why: 'member',
    fromLine: line,
    evidence: line.evidence,
  });
};

/** Backward: a lot that matters as a whole was made of what its members were made of. They are not its sources. */
export const followMade = (walk: Walk, lot: number): void => {
  const made = walk.known.madeOf(lot).toSorted(compareLines(walk.known));
  if (made.length === 0) return;
  walk.reach(unitKey(lot));
  for (const [first, ...others] of Map.groupBy(made, ({ flow }) => flow).values()) {
    if (first !== undefined) followInputs(walk, asOne(lot, [first, ...others]), unitKey(lot));
  }
};

/** What came out of one flow as members of a lot, as one line of the lot; its amount is told if all are alike. */
const asOne = (lot: number, [first, ...others]: readonly [Incidence, ...Incidence[]]): Incidence => {
  const isAlike = others.every(({ uom }) => (uom ?? '') === (first.uom ?? ''));
  const sum = others.reduce<string | null>(
    (all, { quantity }) => (all === null || quantity === null ? null : plus(all, quantity)),
    first.quantity,
  );
  return {
    ...first,
    unit: lot,
    quantity: isAlike ? sum : null,
    evidence: others.reduce((worst, { evidence }) => weaker(worst, evidence), first.evidence),
  };
};

const compareLines =
  (known: Known) =>
  (a: Incidence, b: Incidence): number =>
    known.byOrder(a, b) || compareTexts(a.place, b.place);

/** Notes the events of a unit that lie in one of the stretches; those of a system always, for their time is not told. */
export const noteEvents = (walk: Walk, unit: number, spans: readonly Window[]): void => {
  const isAny = spans.some(({ from, to }) => from === always.from && to === always.to);
  for (const line of walk.known.allLinesOf(unit)) {
    if (isAny) {
      walk.noteEvent(line.event);
      continue;
    }
    const window = walk.known.windowOf(line);
    if (spans.some((span) => touches(span, window))) walk.noteEvent(line.event);
  }
};
