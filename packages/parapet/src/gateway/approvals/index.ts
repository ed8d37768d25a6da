export { type ApprovalDesk, createApprovalDesk, type Decision } from "./approval-desk.ts";
export { Words } from "./words.ts";
