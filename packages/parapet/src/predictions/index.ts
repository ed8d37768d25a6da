export { type CoarseRules, coarsened } from "./coarsen.ts";
export { createQueryWatch, type QueryWatch, type Suspicion } from "./query-watch.ts";
export { leadsIn, rowCountOf, rowsIn, type TensorJson } from "./tensor-rows.ts";
