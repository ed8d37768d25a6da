import { call } from "../api/client.ts";

/** Loads the door afresh, so that nothing seen stays in memory. */
export function leaveForDoor(): void {
  location.replace("/sign-in");
}

/** Ends the session on the server, then leaves. */
export function signOut(): void {
  call("/sign-out", { method: "POST" }).then(leaveForDoor, leaveForDoor);
}
