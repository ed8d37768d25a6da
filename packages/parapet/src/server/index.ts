export { isUnrebindable } from "./browser-defence.ts";
export type { ConsoleBackend } from "./console-backend.ts";
export { createConsoleServer } from "./console-server.ts";
export { issueSignInToken } from "./sessions.ts";
