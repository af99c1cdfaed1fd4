import type { FormCheck } from '@yuanliu/core/forms';
import { FieldChecks } from './FieldChecks.tsx';

interface FormChecksProps {
  readonly checks: readonly FormCheck[];
  readonly onChange: (checks: readonly FormCheck[]) => void;
}

const keyed = (checks: readonly FormCheck[], index: number): string => {
  const taken = new Set(checks.map(({ key }) => key));
  for (let number = index + 1; ; number += 1) if (!taken.has(`check${number}`)) return `check${number}`;
};

/** What must be true of a record as a whole before it is taken. */
export const FormChecks = ({ checks, onChange }: FormChecksProps) => (
  <FieldChecks
    checks={checks.map(({ check, message }) => ({ check, message }))}
    at={{ use: 'form-check' }}
    onChange={(next) => {
      // One was taken away where there are fewer: the first that is no longer the same.
      const gone =
        next.length < checks.length ? checks.findIndex((each, i) => each.check !== next[i]?.check) : -1;
      const kept = gone < 0 ? checks : checks.toSpliced(gone, 1);
      onChange(
        next.map(({ check, message }, index) => ({
          ...(kept[index] ?? { key: keyed(kept, index) }),
          check,
          message,
        })),
      );
    }}
  />
);
