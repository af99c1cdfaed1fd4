import { X } from 'lucide-react';
import { useText } from '../lib/text.ts';
import { Logo } from '../ui/Logo.tsx';
import { useModal } from '../ui/use-modal.ts';
import { NavigationList } from './NavigationList.tsx';
import { texts } from './texts.ts';

/** The navigation of a narrow screen; the browser's own dialog keeps the focus inside and closes on Escape. */
export const NavigationDrawer = ({ onClose }: { readonly onClose: () => void }) => {
  const t = useText();
  const dialog = useModal(onClose);
  return (
    <dialog ref={dialog} className="nav-drawer" aria-label={t(texts.frame.navigation)}>
      <div className="nav-drawer-body">
        <div className="nav-drawer-head">
          <Logo size={28} />
          <button type="button" className="icon-button" aria-label={t(texts.frame.close)} onClick={onClose}>
            <X size={20} />
          </button>
        </div>
        <NavigationList onFollow={onClose} />
      </div>
    </dialog>
  );
};
