export { type CliCommand, type CommandContext, FAMILIES, GROUPS, type Group } from "./command.ts";
export { COMMANDS } from "./commands/index.ts";
export { commandReference } from "./reference.ts";
