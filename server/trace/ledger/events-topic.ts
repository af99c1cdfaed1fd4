/** The topic that tells screens that there are new events. */
export const eventsTopic = 'trace.events';
