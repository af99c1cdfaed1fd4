import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { queryClient } from '../lib/queries.ts';
import { DeskUi } from '../ui/DeskUi.tsx';
import { router } from './router.tsx';

/** The whole of the web desk: the server's memory, the looks, the pages. */
export const Desk = () => (
  <QueryClientProvider client={queryClient}>
    <DeskUi>
      <RouterProvider router={router} />
    </DeskUi>
  </QueryClientProvider>
);
