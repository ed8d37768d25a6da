export { type ApprovalDesk, createApprovalDesk, type Decision, type Question } from "./approval-desk.ts";
export { Words } from "./words.ts";
