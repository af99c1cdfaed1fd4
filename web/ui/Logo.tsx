import { useId } from 'react';

// One river from the top edge that parts in two: from one source, every way that it went.
const river =
  'M21.9 -0.5C21.3 0.4 20.1 3.2 18.4 5C16.7 6.8 13.6 8.7 11.7 10.5C9.9 12.3 8 14.2 7.4 16C6.8 17.8 7.4 19.7 8.1 21.5C8.8 23.3 10.9 25.2 11.8 27C12.7 28.8 13.3 31.6 13.6 32.5L18.7 32.5C18.3 31.6 17.4 28.8 16.3 27C15.2 25.2 13 23.3 12.1 21.5C11.2 19.7 10.4 17.8 10.8 16C11.2 14.2 12.9 12.3 14.6 10.5C16.2 8.7 19.2 6.8 20.7 5C22.2 3.2 23.1 0.4 23.6 -0.5zM21.9 -0.5C21.4 0.4 20.1 3.2 18.9 5C17.6 6.8 15.4 8.7 14.3 10.5C13.2 12.3 12.2 14.2 12.4 16C12.6 17.8 14.1 19.7 15.7 21.5C17.3 23.3 20.2 25.2 22.1 27C23.9 28.8 25.9 31.6 26.7 32.5L31.8 32.5C30.9 31.6 28.6 28.8 26.6 27C24.6 25.2 21.5 23.3 19.7 21.5C17.9 19.7 16.2 17.8 15.8 16C15.4 14.2 16.2 12.3 17.1 10.5C18 8.7 20 6.8 21.1 5C22.2 3.2 23.2 0.4 23.6 -0.5z';

/** The symbol: a seal, and the river cut into it. It takes the current colour; the cut shows what lies behind. */
export const LogoSymbol = ({ size = 26 }: { readonly size?: number }) => {
  const cut = useId();
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" className="logo-symbol">
      <mask id={cut}>
        <rect width="32" height="32" rx="7" fill="#fff" />
        <path d={river} fill="#000" />
      </mask>
      <rect width="32" height="32" rx="7" fill="currentColor" mask={`url(#${cut})`} />
    </svg>
  );
};

/** The name, lettered with one even stroke like a line on a chart; both characters share the water radical. */
const LogoName = ({ height = 22 }: { readonly height?: number }) => (
  <svg
    width={(height * 66) / 32}
    height={height}
    viewBox="0 0 66 32"
    fill="none"
    stroke="currentColor"
    strokeWidth="2.3"
    strokeLinecap="round"
    strokeLinejoin="round"
    role="img"
    aria-label="源流"
  >
    <g>
      <path d="M3.5 5.5 6.8 8" />
      <path d="M2 13.2l3.4 2.2" />
      <path d="M2.6 27.5c2-2.2 3.6-4.8 4.8-7.8" />
      <path d="M29 5H11.8v8.5c0 6-.8 10.4-3 14" />
      <path d="M20.5 5.2 18.8 9" />
      <path d="M15.5 9.200h10.400v8.600H15.500z" />
      <path d="M15.5 13.500h10.4" />
      <path d="M20.7 17.800v8.700c0 1-.5 1.5-1.5 1.500h-1.4" />
      <path d="M16.3 21.300c-.8 1.8-1.7 3.2-2.9 4.5" />
      <path d="M25 21.300c1.3 1.4 2.3 2.8 3.2 4.4" />
    </g>
    <g transform="translate(34 0)">
      <path d="M3.5 5.5 6.8 8" />
      <path d="M2 13.200l3.4 2.2" />
      <path d="M2.6 27.500c2-2.2 3.6-4.8 4.8-7.8" />
      <path d="M18.8 3.5 20 6.3" />
      <path d="M10.5 7.200h18" />
      <path d="M17.6 7.500c-1.2 2.8-2.7 5-4.6 7l12.6-.9" />
      <path d="M22.7 10.300c1.7 1.7 3.1 3.4 4.2 5.2" />
      <path d="M14 18.500c0 4.5-1 7-3.7 9.5" />
      <path d="M19.3 18.500V27" />
      <path d="M24.5 18.500v7.300c0 1.4.5 2 1.7 2s2-.8 2.3-3.4" />
    </g>
  </svg>
);

/** Symbol and name beside each other. */
export const Logo = ({ size = 26 }: { readonly size?: number }) => (
  <span className="logo">
    <LogoSymbol size={size} />
    <LogoName height={size * 0.8} />
  </span>
);
