export type { ConsoleBackend, NewKey } from "./console-backend.ts";
export { createConsoleServer } from "./console-server.ts";
export { CONSOLE_PERMISSIONS, type ConsolePermission } from "./permissions.ts";
export { API_PREFIX, type ConsoleServer, type ConsoleServerOptions } from "./server-options.ts";
export { issueSignInToken } from "./sessions.ts";
