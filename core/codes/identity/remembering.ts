/** So many answers are kept, and of URIs that long at most. */
const most = 2_000;
const longest = 200;

/**
 * A pure reading of URIs that remembers what it read last: capturing an event reads each of its URIs four times, and
 * the next event often names the same things again.
 */
export const remembering = <V>(read: (uri: string) => V): ((uri: string) => V) => {
  const known = new Map<string, { readonly value: V }>();
  return (uri) => {
    const remembered = known.get(uri);
    if (remembered !== undefined) return remembered.value;
    const value = read(uri);
    if (uri.length > longest) return value;
    if (known.size >= most) known.clear();
    known.set(uri, { value });
    return value;
  };
};
