let isLeaving = false;

/**
 * The session is over: the door is loaded afresh, so that nothing seen stays in memory, and says why it is shut. Once:
 * each of several refused calls would break off the loading that the one before has begun. Not while somebody leaves by
 * their own will: calls that are refused on the way are no surprise.
 */
export function leaveForSignIn(): void {
  if (isLeaving) return;
  isLeaving = true;
  location.replace("/sign-in?ended=1");
}

/** Somebody wants to go. @param isGoing false when the server has not let them */
export function setLeaving(isGoing: boolean): void {
  isLeaving = isGoing;
}
