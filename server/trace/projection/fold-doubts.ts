import { identityOf } from '@yuanliu/core/codes';
import type { Text } from '@yuanliu/core/platform';
import { type Draft, note } from './draft.ts';
import { type EventFacts, isCounted, type Part, type UnitFacts } from './step.ts';

/**
 * What is strange about an event and was believed all the same, with the field that is. How a unit is spelled is doubted
 * once, at its first event; all else at the thing that the event names first.
 */
export const foldDoubts = (draft: Draft, event: EventFacts, own: readonly Part[]): void => {
  const [part] = own;
  const doubt = draft.state.eventCount === 1 ? doubtOf(spelled(draft.unit)) : undefined;
  if (part !== undefined && doubt !== undefined) tell(draft, event, { field: pathOf(part), what: doubt });
  if (event.leadNr !== draft.unit.nr) return;
  for (const { field, uri } of placesIn(event)) {
    const what = doubtOf(uri);
    if (what !== undefined) tell(draft, event, { field, what });
  }
  for (const { kind, name, doubt: what } of event.marks)
    if (kind === 'doubt' && what !== undefined) tell(draft, event, { field: name, what });
};

const tell = (
  draft: Draft,
  event: EventFacts,
  { field, what: { zh, en } }: { readonly field: string; readonly what: Text },
): void =>
  note(draft, event, { kind: 'doubtful-field', severity: 'note', data: { field, what: { zh, en } } });

/** What is wrong with a URI that was taken none the less: a check digit, or a scheme that it breaks. */
const doubtOf = (uri: string): Text | undefined => {
  const identity = identityOf(uri);
  return identity.ok ? identity.value.doubt?.text : identity.fault.text;
};

/** The part of a URI that can be spelled wrong: the serials of a run are counted, its class is not. */
const spelled = ({ uri, kind }: UnitFacts): string =>
  kind === 'run' ? uri.replace(/\/21\/#[^/]*$/, '') : uri;

const pathOf = (part: Part): string => {
  if (part.field === 'parentID') return '/parentID';
  return `/${part.field}/${part.position}${isCounted(part) ? '/epcClass' : ''}`;
};

const placesIn = ({ readPoint, bizLocation, sources, destinations }: EventFacts) => [
  ...(readPoint === undefined ? [] : [{ field: '/readPoint', uri: readPoint }]),
  ...(bizLocation === undefined ? [] : [{ field: '/bizLocation', uri: bizLocation }]),
  ...sources.map(({ id }, index) => ({ field: `/sourceList/${index}`, uri: id })),
  ...destinations.map(({ id }, index) => ({ field: `/destinationList/${index}`, uri: id })),
];
