import { ConfigProvider } from 'antd';
import enGB from 'antd/es/locale/en_GB.js';
import zhCN from 'antd/es/locale/zh_CN.js';
import type { ReactNode } from 'react';
import { useLanguage, useTheme } from '../lib/preferences.ts';
import { antdTheme } from './antd-theme.ts';
import { ConfirmPlace } from './Confirm.tsx';
import { ToastPlace } from './Toast.tsx';

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
const themes = { light: antdTheme('light'), dark: antdTheme('dark') } as const;
const csp = { nonce };

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
      {children}
      <ConfirmPlace />
      <ToastPlace />
    </ConfigProvider>
  );
};
