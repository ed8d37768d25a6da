export { judgeTemplate } from "./judge.ts";
export type { TemplateSighting } from "./sighting.ts";
