import { fieldAnchor } from './field-anchor.ts';

const focusable =
  'input:not([type="hidden"]):not([disabled]), textarea, select, button, [tabindex]:not([tabindex="-1"])';

/** Brings the field at a path into sight and puts the focus into it; a tab that hides it is opened first. */
export const leadTo = (path: string): void => {
  const [, key = ''] = path.split('/');
  const find = () => document.getElementById(fieldAnchor(`/${key}`));
  const go = () => {
    const box = find();
    box?.scrollIntoView({ block: 'center', behavior: 'smooth' });
    box?.querySelector<HTMLElement>(focusable)?.focus({ preventScroll: true });
  };
  if (find() !== null) {
    go();
    return;
  }
  const tab = [...document.querySelectorAll<HTMLElement>('[role="tab"][data-fields]')].find((each) =>
    (each.dataset['fields'] ?? '').split(' ').includes(key),
  );
  tab?.click();
  requestAnimationFrame(go);
};
