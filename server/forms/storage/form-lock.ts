/**
 * The class of advisory locks that forms take, with the hash of the form's key behind it: shared by whoever writes its
 * records, exclusive by whoever publishes it.
 */
export const formLockClass = 7_021_950;
