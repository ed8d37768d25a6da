export { ConcurrencyGauge } from "./concurrency.ts";
export {
  type Counters,
  createCounters,
  isOverrun,
  type LimitUsage,
  type Overrun,
  type Reservation,
} from "./counters.ts";
export { createMeterBook, type MeterBook } from "./meters.ts";
export { rateHeaders } from "./rate-headers.ts";
