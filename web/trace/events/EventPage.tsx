/** Placeholder. */
export const EventPage = () => null;
