import { findUnits } from '@yuanliu/core/trace';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../../lib/call.ts';

/**
 * Opens the unit that a text names, when it names one only; answers whether it did. `replace` leaves no step to go
 * back to, for an address that only leads further.
 */
export const useOpenUnit = () => {
  const navigate = useNavigate();
  const [isBusy, setBusy] = useState(false);
  const open = async (text: string, options: { readonly replace?: boolean } = {}): Promise<boolean> => {
    setBusy(true);
    try {
      const { rows } = await call(findUnits, { query: { find: text, limit: 2 } });
      const [only] = rows;
      if (only === undefined || rows.length > 1) return false;
      await navigate({ to: '/units/$nr', params: { nr: String(only.nr) }, ...options });
      return true;
    } finally {
      setBusy(false);
    }
  };
  return { open, isBusy };
};
