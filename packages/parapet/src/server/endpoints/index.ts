import type { Endpoint } from "../endpoint.ts";
import { accessEndpoints } from "./access.ts";
import { approvalEndpoints } from "./approvals.ts";
import { controlEndpoints } from "./control.ts";
import { exchangeEndpoints } from "./exchanges.ts";
import { keyEndpoints } from "./keys.ts";
import { liveEndpoint } from "./live.ts";
import { modelVersionEndpoints } from "./model-versions.ts";
import { overviewEndpoint } from "./overview.ts";
import { recordEndpoints } from "./records.ts";
import { sessionEndpoints } from "./session.ts";

/** Every JSON endpoint of the API, in the order of its documentation. */
export const endpoints: readonly Endpoint[] = [
  ...sessionEndpoints,
  overviewEndpoint,
  ...exchangeEndpoints,
  liveEndpoint,
  ...keyEndpoints,
  ...accessEndpoints,
  ...approvalEndpoints,
  ...modelVersionEndpoints,
  ...controlEndpoints,
  ...recordEndpoints,
];
