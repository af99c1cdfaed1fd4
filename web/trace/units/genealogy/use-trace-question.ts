import { useNavigate, useSearch } from '@tanstack/react-router';
import { oneOf } from '../../../lib/list-state.ts';

const directions = ['backward', 'forward'] as const;
const times = ['respected', 'ignored'] as const;

/** Units at the most, at first and altogether, as the endpoint allows. */
const firstLimit = 10_000;
export const mostLimit = 200_000;

/** What is asked of a trace, as the URL holds it. */
export interface TraceQuestion {
  readonly direction: (typeof directions)[number];
  readonly time: (typeof times)[number];
  /** A day such as 2026-11-24, and its last moment (ISO 8601); undefined: as known now. */
  /** Units at the most. */
  readonly limit: number;
  readonly asOf: { readonly day: string; readonly end: string } | undefined;
}

const endOf = (day: string | undefined): TraceQuestion['asOf'] => {
  if (day === undefined || !/^\d{4}-\d\d-\d\d$/.test(day)) return undefined;
  const end = new Date(`${day}T23:59:59.999`);
  return Number.isNaN(end.getTime()) ? undefined : { day, end: end.toISOString() };
};

const limitOf = (text: string | undefined): number =>
  text !== undefined && /^[1-9]\d{0,5}$/.test(text) ? Math.min(Number(text), mostLimit) : firstLimit;

/** The question, kept in the URL, and what changes it. */
export const useTraceQuestion = () => {
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const navigate = useNavigate();
  const valueOf = (name: string): string | undefined => {
    const value = search[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
  };
  const question: TraceQuestion = {
    direction: oneOf(valueOf('direction'), directions) ?? 'backward',
    time: oneOf(valueOf('time'), times) ?? 'respected',
    limit: limitOf(valueOf('limit')),
    asOf: endOf(valueOf('asOf')),
  };
  const ask = (changes: Readonly<Record<string, string | undefined>>): void => {
    navigate({ to: '.', search: { ...search, ...changes } }).catch(() => undefined);
  };
  return { question, ask };
};
