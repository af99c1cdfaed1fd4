import { Drawer } from 'antd';
import { X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useIsPhone } from '../lib/media.ts';
import { useText } from '../lib/text.ts';
import { uiTexts } from './ui-texts.ts';

interface SidePanelProps {
  readonly title: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly footer?: ReactNode;
  /** In pixels on a wide screen; a phone gives it the whole. */
  readonly width?: number;
  /** It covers another panel, which has darkened the page already. */
  readonly isOver?: boolean;
}

/** A panel that slides in from the right over the page: details of a row, a form. Draw it while it is open. */
export const SidePanel = ({
  title,
  onClose,
  children,
  footer,
  width = 520,
  isOver = false,
}: SidePanelProps) => {
  const t = useText();
  const isPhone = useIsPhone();
  const [isOpen, setOpen] = useState(true);
  return (
    <Drawer
      open={isOpen}
      title={title}
      size={isPhone ? '100%' : width}
      closable={false}
      styles={isOver ? { mask: { background: 'transparent' } } : {}}
      footer={footer === undefined ? null : <div className="panel-footer">{footer}</div>}
      extra={
        <button
          type="button"
          className="icon-button"
          aria-label={t(uiTexts.close)}
          onClick={() => setOpen(false)}
        >
          <X size={18} strokeWidth={1.75} />
        </button>
      }
      onClose={() => setOpen(false)}
      afterOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      {children}
    </Drawer>
  );
};
