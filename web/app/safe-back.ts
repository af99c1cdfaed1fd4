/** Only a path of our own is a place to return to: `//elsewhere` would leave the site. */
export const safeBack = (back: unknown): string =>
  typeof back === 'string' && /^\/(?![/\\])/.test(back) ? back : '/';
