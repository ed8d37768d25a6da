let isLeaving = false;

/**
 * The session is over: the door is loaded afresh, so that nothing seen stays in memory, and says why it is shut. Once:
 * each of several refused calls would break off the loading that the one before has begun.
 */
export function leaveForSignIn(): void {
  if (isLeaving) return;
  isLeaving = true;
  location.replace("/sign-in?ended=1");
}
