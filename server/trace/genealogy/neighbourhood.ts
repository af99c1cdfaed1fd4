/** A unit as the trace knows it. Numbers of units and events are keys inside one answer. */
export interface UnitFacts {
  readonly nr: number;
  readonly uri: string;
  readonly kind: string;
  readonly label: string;
  readonly classUri: string | null;
  /** Serials that count: their space and the first and last of them in decimal. */
  readonly space: string | null;
  readonly low: string | null;
  readonly high: string | null;
}

export interface EventFacts {
  readonly nr: number;
  readonly eventId: string;
  readonly type: string;
  /** `actionCode`; null for a transformation. */
  readonly action: number | null;
  /** Microseconds since 1970 in UTC. */
  readonly time: number;
  readonly offset: string;
  readonly position: number;
  /** The first 16 hex digits of the event's hash: orders events of the same moment and place in the document. */
  readonly hash: string;
  readonly step: string | null;
  readonly readPoint: string | null;
  readonly location: string | null;
  readonly isVisible: boolean;
  /** An error declaration, or declared wrong by one: it is shown and connects nothing. */
  readonly isVoid: boolean;
  /** A verified cleaning of the vessels that it names. */
  readonly isCleaning: boolean;
  /** Of a shipment: type and value of each destination. */
  readonly destinations: readonly (readonly [type: string | null, value: string])[];
}

/** A line of `incidences`. */
export interface Incidence {
  readonly flow: number;
  readonly event: number;
  /** `roleCode`. */
  readonly role: number;
  readonly unit: number;
  readonly quantity: string | null;
  readonly uom: string | null;
  /** `evidenceCode`. */
  readonly evidence: number;
  readonly isVessel: boolean;
  /** The lot, where the role is `member`. */
  readonly peer: number | null;
  /** Microseconds since 1970 in UTC. */
  readonly time: number;
  /** Field and place in it: with event and role the identity of the line. */
  readonly place: string;
  /** Of a child, met from its parent: space, first and last of its serials in decimal. */
  readonly serials: readonly [space: string, low: string, high: string] | null;
}

/** The outputs of a flow as a whole, for shares. */
export interface FlowTotals {
  readonly flow: number;
  readonly outputs: number;
  /** Null unless every output has a quantity and all have one unit of measure. */
  readonly sum: string | null;
}

/** What lies around some units: everything that one step of the trace may look at. */
export interface Neighbourhood {
  /** The units whose surroundings are complete here: those asked for, and maybe more. */
  readonly complete: readonly number[];
  /** Those, and the units tied to them. */
  readonly units: readonly UnitFacts[];
  /** Every event that names one of them, also void ones, and those that emptied a container of theirs. */
  readonly events: readonly EventFacts[];
  /** Every line that names one of them. */
  readonly own: readonly Incidence[];
  /** The lines that their flows lead to, by the direction; without void events. */
  readonly far: readonly Incidence[];
  /** The lines that make a unit a member of one of them; backward only without time, not of those asked for as partial. */
  readonly members: readonly Incidence[];
  /**
   * Going backward with time, of units that are not asked for as partial: the lines by which their members came out of
   * a flow that something went into, with the lot as their peer.
   */
  readonly made: readonly Incidence[];
  /** Units whose serials overlap: a run and an item in it, two runs. */
  readonly ties: readonly (readonly [unit: number, tied: number])[];
  /** Going forward: events that took everything out of a container (DELETE without children). */
  readonly empties: readonly (readonly [container: number, event: number, evidence: number])[];
  /** First and last moment of each flow that consists of several events. */
  readonly pools: readonly (readonly [flow: number, from: number, to: number])[];
  readonly totals: readonly FlowTotals[];
}

/** What is asked of a source: the surroundings of units, and the far sides of single flows. */
export interface Asked {
  readonly units: readonly number[];
  /** Those of them of which only one member matters, so that the others are not wanted. */
  readonly partial: readonly number[];
  /** Flows of vessels: which of them matter is known only when the vessel is. */
  readonly flows: readonly number[];
}

/** Where neighbourhoods come from: the database, or an index in memory. */
export interface NeighbourhoodSource {
  readonly fetch: (asked: Asked) => Promise<Neighbourhood>;
}

export type Direction = 'backward' | 'forward';

/** Whether time prunes. */
export type TimeRule = 'respected' | 'ignored';

/** The asked item has no unit of its own, but lies in runs: it stands in answers under this number. */
export const virtualUnit = 0;

/** Below, at or above zero as the first event stands before, at or behind the second, whatever came in first. */
export const compareEvents = (a: EventFacts, b: EventFacts): number =>
  a.time - b.time ||
  a.position - b.position ||
  compareTexts(a.hash, b.hash) ||
  compareTexts(a.eventId, b.eventId);

export const compareTexts = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
