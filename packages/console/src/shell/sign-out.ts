import { call } from "../api/client.ts";
import { setLeaving } from "../api/signed-out.ts";

/** Loads the door afresh, so that nothing seen stays in memory. */
function leaveForDoor(): void {
  location.replace("/sign-in");
}

/** Ends the session on the server, then leaves. */
export function signOut(): void {
  setLeaving(true);
  call("/sign-out", { method: "POST" }).then(leaveForDoor, leaveForDoor);
}

/** Ends all sessions of this person, then leaves. @throws {ApiError} and stays */
export async function signOutEverywhere(): Promise<void> {
  setLeaving(true);
  try {
    await call("/sign-out/everywhere", { method: "POST" });
  } catch (thrown) {
    setLeaving(false);
    throw thrown;
  }
  leaveForDoor();
}
