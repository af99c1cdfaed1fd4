import type { Me } from '@yuanliu/core/identity';
import { noRight } from '@yuanliu/core/platform';
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { ApiProblem } from '../lib/api-problem.ts';
import { onSignedOut } from '../lib/call.ts';
import type { Page } from '../lib/page.ts';
import { queryClient } from '../lib/queries.ts';
import { Loading } from '../ui/Loading.tsx';
import { FailedScreen } from './FailedScreen.tsx';
import { NotFoundScreen } from './NotFoundScreen.tsx';
import { pages } from './pages.ts';
import { safeBack } from './safe-back.ts';
import { wasSignedIn, whoIsSignedIn } from './session.ts';

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFoundScreen });

const leaveFor = (target: { readonly to: string; readonly search?: { readonly back?: string } }): never => {
  redirect({ ...target, throw: true });
  throw new Error('redirect() throws');
};

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search): { back?: string; ended?: 'yes' } => ({
    ...(search['back'] !== undefined && { back: safeBack(search['back']) }),
    ...(search['ended'] === 'yes' && { ended: 'yes' }),
  }),
  component: lazyRouteComponent(() => import('./SignInPage.tsx'), 'SignInPage'),
});

const newPassword = createRoute({
  getParentRoute: () => root,
  path: '/new-password',
  component: lazyRouteComponent(() => import('./NewPasswordPage.tsx'), 'NewPasswordPage'),
});

const desk = createRoute({
  getParentRoute: () => root,
  id: 'desk',
  beforeLoad: async ({ location }): Promise<{ readonly me: Me }> => {
    const me = await whoIsSignedIn();
    if (me === undefined) {
      const back = location.href === '/' ? {} : { back: location.href };
      return leaveFor({ to: '/sign-in', search: back });
    }
    if (me.user.mustChangePassword) return leaveFor({ to: '/new-password' });
    return { me };
  },
  component: lazyRouteComponent(() => import('./Shell.tsx'), 'Shell'),
});

const routeOf = (page: Page) =>
  createRoute({
    getParentRoute: () => desk,
    path: page.path,
    beforeLoad: ({ context }) => {
      if (page.needs === undefined || context.me.rights[page.needs.name] !== undefined) return;
      throw new ApiProblem({
        code: noRight.code,
        status: noRight.status,
        detail: '',
        data: { right: page.needs.name, ...page.needs.text },
      });
    },
    component: lazyRouteComponent(async () => ({ Page: await page.load() }), 'Page'),
  });

/** The pages of the desk by their addresses. */
export const router = createRouter({
  routeTree: root.addChildren([signIn, newPassword, desk.addChildren(pages.map(routeOf))]),
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  defaultPendingMs: 150,
  defaultPendingMinMs: 0,
  defaultPendingComponent: Loading,
  defaultErrorComponent: FailedScreen,
  defaultNotFoundComponent: NotFoundScreen,
  scrollRestoration: true,
  // Plain `?q=…&sort=…`: readable, and the same whoever writes the link.
  parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
  stringifySearch: (search) => {
    const given = Object.entries(search).flatMap(([name, value]): [string, string][] =>
      typeof value === 'string' && value !== '' ? [[name, value]] : [],
    );
    return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
  },
});

onSignedOut(() => {
  if (!wasSignedIn()) return;
  queryClient.clear();
  router
    .navigate({ to: '/sign-in', search: { back: safeBack(router.state.location.href), ended: 'yes' } })
    .catch(() => undefined);
});
