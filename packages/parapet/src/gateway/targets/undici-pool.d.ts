// The pool alone: the package's main file also loads fetch, WebSocket, caches and mocks, 15 MB and most of the start time.
declare module "undici/lib/dispatcher/pool.js" {
  import { Pool } from "undici";
  export default Pool;
}
