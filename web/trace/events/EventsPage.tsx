/** Placeholder. */
export const EventsPage = () => null;
