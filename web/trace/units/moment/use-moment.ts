import { useNavigate, useSearch } from '@tanstack/react-router';

/** A moment of an address as ISO 8601 in UTC, as the server says its own; undefined for what is none. */
export const momentIn = (value: unknown): string | undefined => {
  const instant = typeof value === 'string' ? new Date(value) : undefined;
  return instant === undefined || Number.isNaN(instant.getTime()) ? undefined : instant.toISOString();
};

/** The moment that a unit is looked at (`at` in the address, so that it can be sent to somebody); undefined: now. */
export const useMoment = () => {
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const navigate = useNavigate();
  return {
    moment: momentIn(search['at']),
    choose: (moment: string | undefined) => {
      const next = (present: Readonly<Record<string, unknown>>) => ({ ...present, at: moment });
      navigate({ to: '.', search: next }).catch(() => undefined);
    },
  };
};
