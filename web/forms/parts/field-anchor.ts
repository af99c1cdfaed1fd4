/** The id of the element in which the field at a JSON Pointer stands, so that a summary can lead there. */
export const fieldAnchor = (path: string): string => `field${path.replaceAll('/', '-')}`;
