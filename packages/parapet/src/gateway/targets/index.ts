export { askTarget } from "./ask-target.ts";
export { backoffMs, readRetryAfter } from "./backoff.ts";
export { Breaker, type BreakerState } from "./breaker.ts";
export { Pools } from "./pools.ts";
export { filterReplyHeaders } from "./reply-headers.ts";
export { type RequestHeaders, readRequestHeaders } from "./request-headers.ts";
export { spliceModel } from "./splice-model.ts";
export { baseUrlOf, providerHeaders, speaks, type Target, upstreamPath } from "./target.ts";
export { UsageScan } from "./usage-scan.ts";
