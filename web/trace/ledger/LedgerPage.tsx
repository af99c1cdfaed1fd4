/** Placeholder. */
export const LedgerPage = () => null;
