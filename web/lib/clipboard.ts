/**
 * Puts text on the clipboard; answers whether it worked. The clipboard is closed to pages that are not served over
 * HTTPS; there the old way still works.
 */
export const copyText = async (text: string): Promise<boolean> => {
  if (window.isSecureContext) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return false;
    }
  }
  const area = document.createElement('textarea');
  area.value = text;
  // An open dialog makes everything outside it inert.
  const place = document.querySelector('dialog:modal') ?? document.body;
  place.append(area);
  area.select();
  // oxlint-disable-next-line typescript/no-deprecated -- the only way to copy on a page that has no HTTPS
  const done = document.execCommand('copy');
  area.remove();
  return done;
};
