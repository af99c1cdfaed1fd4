/** Small EPCIS documents for tests. */

const contextUrl = 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld';

/** An ObjectEvent without eventID and context. */
export const sampleEvent = <T extends object>(over: T) => ({
  type: 'ObjectEvent',
  eventTime: '2026-11-24T08:00:00.000+08:00',
  eventTimeZoneOffset: '+08:00',
  action: 'OBSERVE',
  bizStep: 'storing',
  epcList: ['urn:epc:id:sgtin:4012345.011111.987'],
  ...over,
});

/** An event as it comes by itself. */
export const bareEvent = <T extends object>(over: T) => ({
  '@context': contextUrl,
  ...sampleEvent(over),
});

/** An EPCISDocument of these events, with prefixes of its own. */
export const sampleDocument = (
  eventList: readonly unknown[],
  prefixes: Readonly<Record<string, string>> = {},
) => ({
  '@context': [contextUrl, prefixes],
  type: 'EPCISDocument',
  schemaVersion: '2.0',
  creationDate: '2026-11-24T08:00:00Z',
  epcisBody: { eventList },
});
