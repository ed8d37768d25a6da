export { ConcurrencyGauge } from "./concurrency.ts";
export {
  type Amounts,
  type Counters,
  createCounters,
  isOverrun,
  type LimitUsage,
  type Measure,
  type Meter,
  type Overrun,
  type Remainder,
  type Reservation,
} from "./counters.ts";
export { createMeterBook, type MeterBook, type MeteredCaller } from "./meters.ts";
export { rateHeaders } from "./rate-headers.ts";
