export { GROUPS } from "./command.ts";
export { COMMANDS } from "./commands/index.ts";
export { commandReference } from "./reference.ts";
