import { type ThemeConfig, theme as antd } from 'antd';
import { colours, faces, measures, shadows, type Theme } from './tokens.ts';

/** antd dressed in our tokens: compact, hairlines instead of boxes, one shadow, motion within 150 ms. */
export const antdTheme = (theme: Theme): ThemeConfig => ({
  algorithm: theme === 'dark' ? antd.darkAlgorithm : antd.defaultAlgorithm,
  hashed: false,
  cssVar: { key: 'yuanliu' },
  token: { ...shapes, ...coloursOf(theme) },
  components: componentsOf(theme),
});

const shapes = {
  borderRadius: measures.radius,
  borderRadiusLG: measures.radius,
  borderRadiusSM: 4,
  controlHeight: measures.control,
  fontFamily: faces.text,
  fontFamilyCode: faces.code,
  fontSize: 14,
  fontWeightStrong: 600,
  lineHeight: 22 / 14,
  motionDurationFast: '0.08s',
  motionDurationMid: '0.12s',
  motionDurationSlow: '0.15s',
  wireframe: false,
} as const satisfies ThemeConfig['token'];

const coloursOf = (theme: Theme): NonNullable<ThemeConfig['token']> => {
  const colour = colours[theme];
  return {
    colorPrimary: colour.primary,
    colorPrimaryHover: colour.primaryStrong,
    colorPrimaryActive: colour.primaryStrong,
    colorLink: colour.primary,
    colorLinkHover: colour.primaryStrong,
    colorInfo: colour.primary,
    colorSuccess: colour.good,
    colorWarning: colour.warn,
    colorError: colour.bad,
    colorText: colour.text,
    colorTextSecondary: colour.textQuiet,
    colorTextTertiary: colour.textFaint,
    colorTextDescription: colour.textQuiet,
    colorTextPlaceholder: colour.textFaint,
    colorTextDisabled: colour.textFaint,
    colorTextLightSolid: colour.onPrimary,
    colorIcon: colour.textQuiet,
    colorIconHover: colour.text,
    colorBgBase: colour.sheet,
    colorBgLayout: colour.frame,
    colorBgContainer: colour.sheet,
    colorBgElevated: colour.raised,
    colorBgContainerDisabled: colour.sunken,
    colorBgMask: colour.shade,
    colorFillAlter: colour.sheet,
    colorBorder: colour.lineStrong,
    colorBorderSecondary: colour.line,
    colorBorderDisabled: colour.line,
    colorSplit: colour.line,
    controlItemBgActive: colour.primaryTint,
    controlItemBgActiveHover: colour.primaryTint,
    controlItemBgHover: colour.sunken,
    controlOutline: 'transparent',

    boxShadow: shadows[theme],
    boxShadowSecondary: shadows[theme],
    boxShadowTertiary: 'none',
  };
};

const componentsOf = (theme: Theme): NonNullable<ThemeConfig['components']> => {
  const colour = colours[theme];
  return {
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 500 },
    Input: {
      activeShadow: `0 0 0 2px ${colour.primaryTint}`,
      errorActiveShadow: `0 0 0 2px ${colour.badTint}`,
    },
    Select: { optionSelectedFontWeight: 500 },
    Table: {
      cellPaddingBlockSM: 8,
      cellPaddingInlineSM: 12,
      headerBg: colour.sheet,
      headerColor: colour.textQuiet,
      headerSplitColor: 'transparent',
      headerSortActiveBg: colour.sheet,
      headerSortHoverBg: colour.sunken,
      bodySortBg: colour.sheet,
      rowHoverBg: colour.frame,
      rowSelectedBg: colour.primaryTint,
      rowSelectedHoverBg: colour.primaryTint,
      borderColor: colour.line,
    },
    Dropdown: { paddingBlock: 6, controlPaddingHorizontal: 10 },
    Tooltip: {
      colorBgSpotlight: theme === 'dark' ? colour.raised : colour.text,
      colorTextLightSolid: '#ffffff',
    },
    Drawer: { paddingLG: 24, footerPaddingInline: 24, footerPaddingBlock: 12 },
  };
};
