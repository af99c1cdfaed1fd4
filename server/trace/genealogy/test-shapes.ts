import { roleCode } from '@yuanliu/core/trace';
import type { EventFacts, Incidence, UnitFacts } from './neighbourhood.ts';
import type { History } from './test-history.ts';
import { minute } from './test-reference.ts';

/** A line as a shape is drawn: role and name of the unit; a lot behind a member. */
type Drawn = readonly [
  role: keyof typeof roleCode,
  unit: string,
  more?: Partial<Incidence> & { lot?: string },
];

/** Draws histories by the names of units, event after event, a minute apart. */
export interface Drawing {
  readonly event: (lines: readonly Drawn[], more?: Partial<EventFacts>) => number;
  readonly history: () => History;
  readonly nrOf: (unit: string) => number;
}

/** Opens a drawing whose numbers begin behind `first`; units are named `<prefix><name>`. */
export const openDrawing = (
  first = 0,
  kindOf: (name: string) => Partial<UnitFacts> = () => ({}),
): Drawing => {
  const units = new Map<string, UnitFacts>();
  const events: EventFacts[] = [];
  const lines: Incidence[] = [];
  const nrOf = (name: string): number => {
    const known = units.get(name);
    if (known !== undefined) return known.nr;
    const nr = first + units.size + 1;
    const more = kindOf(name);
    units.set(name, {
      nr,
      uri: `urn:shape:${name}`,
      kind: 'lot',
      label: name,
      classUri: null,
      space: null,
      low: null,
      high: null,
      ...more,
    });
    return nr;
  };
  return {
    nrOf,
    history: () => ({ units: [...units.values()], events, lines }),
    event: (drawn, more = {}) => {
      const nr = first + events.length + 1;
      const time = more.time ?? events.length * minute;
      events.push({ ...plainEvent(nr), ...more, time });
      for (const [index, [role, unit, { lot, ...rest } = {}]] of drawn.entries()) {
        lines.push({
          flow: nr,
          event: nr,
          role: roleCode[role],
          unit: nrOf(unit),
          quantity: null,
          uom: null,
          evidence: 1,
          isVessel: false,
          peer: lot === undefined ? null : nrOf(lot),
          time,
          place: `${roleCode[role]}.${1 + 16 * index}`,
          serials: null,
          ...rest,
        });
      }
      return nr;
    },
  };
};

const plainEvent = (nr: number): EventFacts => ({
  nr,
  eventId: `urn:shape:event:${nr}`,
  type: 'ObjectEvent',
  action: null,
  time: 0,
  offset: '+08:00',
  position: 0,
  hash: nr.toString(16).padStart(16, '0'),
  step: null,
  readPoint: null,
  location: null,
  isVisible: true,
  isVoid: false,
  isCleaning: false,
  destinations: [],
});
