import { ConfigProvider } from 'antd';
import enGB from 'antd/es/locale/en_GB.js';
import zhCN from 'antd/es/locale/zh_CN.js';
import type { KeyboardEvent, ReactNode } from 'react';
import { useLanguage, useTheme } from '../lib/preferences.ts';
import { antdTheme } from './antd-theme.ts';
import { ConfirmPlace } from './Confirm.tsx';
import { ToastPlace } from './Toast.tsx';

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
const themes = { light: antdTheme('light'), dark: antdTheme('dark') } as const;
const csp = { nonce };

/**
 * Tab leaves a field. antd's Select would first take, or take back, whatever option happens to be highlighted;
 * it never hears of the key, and the browser moves on by itself.
 */
const leaveSelects = (event: KeyboardEvent): void => {
  if (event.key !== 'Tab' || !(event.target instanceof Element)) return;
  // In the cell of a grid the grid says where Tab leads.
  const isGrid = event.target.closest('[data-tab="own"]') !== null;
  if (event.target.closest('.ant-select') !== null && !isGrid) event.stopPropagation();
};

/** The looks of the desk around `children`: antd in our tokens and language, and the places of dialogs and toasts. */
export const DeskUi = ({ children }: { readonly children: ReactNode }) => {
  const theme = useTheme();
  const language = useLanguage();
  return (
    <ConfigProvider
      theme={themes[theme]}
      locale={language === 'zh' ? zhCN : enGB}
      csp={csp}
      wave={{ disabled: true }}
      button={{ autoInsertSpace: false }}
    >
      <div className="desk-ui" onKeyDownCapture={leaveSelects}>
        {children}
        <ConfirmPlace />
        <ToastPlace />
      </div>
    </ConfigProvider>
  );
};
