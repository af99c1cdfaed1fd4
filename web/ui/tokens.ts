/** The two faces of the desk. */
export type Theme = 'light' | 'dark';

/**
 * Every colour of the product, named by what it is for. `good`, `wait`, `warn`, `bad` carry a meaning and never
 * stand alone: an icon and a word go with them (StatusTag). Text colours keep 4.5:1 on every surface they are
 * put on (WCAG 2.2, 1.4.3); tokens.test.ts measures it.
 */
export const colours = {
  light: {
    frame: '#f3f6f7',
    sheet: '#ffffff',
    raised: '#ffffff',
    sunken: '#eaeff1',
    line: '#dde4e7',
    lineStrong: '#84959e',
    text: '#12212b',
    textQuiet: '#4a5c67',
    textFaint: '#5c6e78',
    primary: '#0e5e6f',
    primaryStrong: '#0a4a58',
    primaryTint: '#dfecee',
    onPrimary: '#ffffff',
    good: '#1b7a48',
    goodTint: '#e2f2e9',
    wait: '#4d6070',
    waitTint: '#e8edf1',
    warn: '#8f5500',
    warnTint: '#faeed8',
    bad: '#b92429',
    badTint: '#fbe7e7',
    focus: '#0e7d94',
    shade: '#12212b52',
  },
  dark: {
    frame: '#11181c',
    sheet: '#182127',
    raised: '#202b32',
    sunken: '#121a1f',
    line: '#2b3840',
    lineStrong: '#6d808c',
    text: '#e4ecef',
    textQuiet: '#a9b9c1',
    textFaint: '#92a4ad',
    primary: '#4fb3c4',
    primaryStrong: '#74c7d5',
    primaryTint: '#183a43',
    onPrimary: '#05222a',
    good: '#62c490',
    goodTint: '#17362a',
    wait: '#a8b8c3',
    waitTint: '#27343d',
    warn: '#e3ab55',
    warnTint: '#3b2d15',
    bad: '#f28a8c',
    badTint: '#432327',
    focus: '#74c7d5',
    shade: '#000000a3',
  },
} as const satisfies Record<Theme, Record<string, string>>;

/** The name of a colour. */
export type Colour = keyof (typeof colours)['light'];

/** Measures in pixels; the grid is 8, with 4 inside controls. */
export const measures = {
  radius: 6,
  control: 32,
  row: 40,
  bar: 56,
  navigation: 232,
  navigationNarrow: 60,
} as const;

/** Type: the system's Chinese face, and a monospaced face whose 0 is slashed so that it is never read as O. */
export const faces = {
  text: "-apple-system, 'PingFang SC', 'Microsoft YaHei UI', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', 'Source Han Sans SC', 'Segoe UI', sans-serif",
  code: "'JetBrains Mono', 'SF Mono', 'Cascadia Mono', Consolas, 'DejaVu Sans Mono', monospace",
} as const;

/** The one shadow: what floats above the sheet. */
export const shadows = {
  light: '0 1px 2px #12212b14, 0 8px 24px #12212b1f',
  dark: '0 1px 2px #00000066, 0 8px 28px #00000080',
} as const satisfies Record<Theme, string>;

const kebab = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const declarations = (values: Readonly<Record<string, string | number>>): string =>
  Object.entries(values)
    .map(([name, value]) => `  --${kebab(name)}: ${typeof value === 'number' ? `${value}px` : value};`)
    .join('\n');

const themed = (theme: Theme): string =>
  `${declarations({ ...colours[theme], shadow: shadows[theme] })}\n  color-scheme: ${theme};`;

/** The tokens as CSS variables: `--text-quiet`, `--radius`, `--face-code` …; the dark ones under `[data-theme=dark]`. */
export const tokensCss = (): string =>
  [
    `:root {\n${declarations({ ...measures, faceText: faces.text, faceCode: faces.code })}\n${themed('light')}\n}`,
    `:root[data-theme='dark'] {\n${themed('dark')}\n}`,
  ].join('\n');
