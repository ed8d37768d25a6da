import { closeSync, constants, fstatSync, openSync, writeSync } from "node:fs";
import { Socket } from "node:net";

const LOOK_MS = 250;

/**
 * Calls back when whoever reads this output has gone, though nothing is written to it: `events tail --follow | head -1`
 * on a quiet system. Node itself finds out at its next write, and so does this where the kind of output gives no sign:
 * files and terminals have no reader to lose, and pipes tell only on Linux. Does not keep the process alive.
 */
export function watchReader(fd: number, onGone: () => void): void {
  const facts = fstatSync(fd);
  if (facts.isSocket()) watchSocket(fd, onGone);
  else if (facts.isFIFO()) watchPipe(fd, onGone);
}

/** A write of nothing tells the other end nothing, and fails when there is none. */
function watchSocket(fd: number, onGone: () => void): void {
  const look = setInterval(() => {
    try {
      writeSync(fd, "");
    } catch (thrown) {
      if ((thrown as NodeJS.ErrnoException).code === "EAGAIN") return;
      clearInterval(look);
      onGone();
    }
  }, LOOK_MS).unref();
}

/** The part of Node's own TCP handle that is used here. */
interface Handle {
  open(fd: number): number;
}
interface Binding {
  readonly TCP: new (type: number) => Handle;
  readonly constants: { readonly SOCKET: number };
}

/**
 * A pipe takes a write of nothing whether or not it has a reader; only polling its descriptor tells. Node polls what it
 * reads, and refuses to read the writing end of a pipe, unless its handle was made for TCP, which nobody can ask for by a
 * public name. The descriptor is a second one on the same pipe, so that the first stays as it is. Where any of this is
 * missing, the next write tells.
 */
function watchPipe(fd: number, onGone: () => void): void {
  try {
    const { binding } = process as unknown as { binding: (name: string) => Binding }; // in no types: deprecated in words
    const { TCP, constants: kinds } = binding("tcp_wrap");
    const own = openSync(`/proc/self/fd/${fd}`, constants.O_WRONLY | constants.O_NONBLOCK);
    const handle = new TCP(kinds.SOCKET);
    if (handle.open(own) !== 0) {
      closeSync(own);
      return;
    }
    const socket = new Socket({ handle, readable: true, writable: false } as object); // `handle` is in no types
    socket.on("error", () => {}).on("close", onGone);
    socket.resume();
    socket.unref();
  } catch (thrown) {
    // A named pipe that has lost its reader cannot be opened again: it has gone already.
    if ((thrown as NodeJS.ErrnoException).code === "ENXIO") onGone();
    // Else not Linux, or a Node that keeps its handles to itself.
  }
}
