import { EyeOff } from 'lucide-react';
import type { ReactNode } from 'react';

/** What is left out for want of rights, in a sentence with its number. */
export const HiddenNote = ({ children }: { readonly children: ReactNode }) => (
  <p className="hidden-note">
    <EyeOff size={15} strokeWidth={1.75} aria-hidden />
    <span>{children}</span>
  </p>
);
