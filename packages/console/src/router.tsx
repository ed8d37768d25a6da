import type { QueryClient } from "@tanstack/react-query";
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from "@tanstack/react-router";
import { sessionQuery } from "./api/queries.ts";
import { parseFilter } from "./api/traffic-filter.ts";
import type { OverviewWindow } from "./api/types.ts";
import { hasToken } from "./pages/sign-in/token.ts";
import { BrokenPage, MissingPage } from "./shell/broken-page.tsx";
import { Shell } from "./shell/shell.tsx";

const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({ component: Outlet });

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  component: lazyRouteComponent(() => import("./pages/sign-in/sign-in-page.tsx"), "SignInPage"),
});

/** Everything behind the door: no session, no page. */
const signedIn = createRoute({
  getParentRoute: () => root,
  id: "signed-in",
  beforeLoad: async ({ context, location }) => {
    if (hasToken(location.hash)) throw redirect({ to: "/sign-in", hash: location.hash });
    const session = await context.queryClient.ensureQueryData(sessionQuery);
    if (session.subject === "") throw redirect({ to: "/sign-in" });
  },
  component: Shell,
});

const overview = createRoute({
  getParentRoute: () => signedIn,
  path: "/",
  validateSearch: (search: Record<string, unknown>): { window?: OverviewWindow } =>
    search.window === "24h" || search.window === "7d" ? { window: search.window } : {},
  component: lazyRouteComponent(() => import("./pages/overview/overview-page.tsx"), "OverviewPage"),
});

const scan = createRoute({
  getParentRoute: () => signedIn,
  path: "/scan",
  component: lazyRouteComponent(() => import("./pages/scan/scan-page.tsx"), "ScanPage"),
});

const traffic = createRoute({
  getParentRoute: () => signedIn,
  path: "/traffic",
  validateSearch: parseFilter,
  component: lazyRouteComponent(() => import("./pages/traffic/traffic-page.tsx"), "TrafficPage"),
});

const exchange = createRoute({
  getParentRoute: () => traffic,
  path: "$id",
  component: lazyRouteComponent(() => import("./pages/traffic/exchange-panel.tsx"), "ExchangePanel"),
});

const guards = createRoute({
  getParentRoute: () => signedIn,
  path: "/guards",
  component: lazyRouteComponent(() => import("./pages/guards/guards-page.tsx"), "GuardsPage"),
});

const access = createRoute({
  getParentRoute: () => signedIn,
  path: "/access",
  component: lazyRouteComponent(() => import("./pages/access/access-page.tsx"), "AccessPage"),
});

const approvals = createRoute({
  getParentRoute: () => signedIn,
  path: "/approvals",
  component: lazyRouteComponent(() => import("./pages/approvals/approvals-page.tsx"), "ApprovalsPage"),
});

const redteam = createRoute({
  getParentRoute: () => signedIn,
  path: "/redteam",
  component: lazyRouteComponent(() => import("./pages/redteam/redteam-page.tsx"), "RedteamPage"),
});

const model = createRoute({
  getParentRoute: () => signedIn,
  path: "/model",
  component: lazyRouteComponent(() => import("./pages/model/model-page.tsx"), "ModelPage"),
});

const routeTree = root.addChildren([
  signIn,
  signedIn.addChildren([overview, scan, traffic.addChildren([exchange]), guards, access, approvals, redteam, model]),
]);

export function createConsoleRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    defaultPreload: "intent",
    defaultErrorComponent: BrokenPage,
    defaultNotFoundComponent: MissingPage,
    scrollRestoration: false,
  });
}
