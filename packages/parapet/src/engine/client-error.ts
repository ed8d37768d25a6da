import type { Socket } from "node:net";

interface Answer {
  readonly status: number;
  readonly reason: string;
  readonly code: string;
  readonly message: string;
}

const ANSWERS: Readonly<Record<string, Answer>> = {
  HPE_HEADER_OVERFLOW: {
    status: 431,
    reason: "Request Header Fields Too Large",
    code: "headers_too_large",
    message: "The request's headers are larger than 16 KB.",
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: 408,
    reason: "Request Timeout",
    code: "request_timeout",
    message: "The request did not arrive in time.",
  },
  HPE_CHUNK_EXTENSIONS_OVERFLOW: {
    status: 413,
    reason: "Payload Too Large",
    code: "chunk_extensions_too_large",
    message: "The request's chunk extensions are too large.",
  },
};

const MALFORMED: Answer = {
  status: 400,
  reason: "Bad Request",
  code: "malformed_http",
  message: "The request is not valid HTTP/1.1.",
};

/**
 * Answers what never became a request: no vendor and no path is known yet, so the body is plain. A socket that has
 * gone, or that an answer has begun on, is only closed: a second status line in the middle of it would be a lie.
 */
export function answerClientError(error: NodeJS.ErrnoException & { bytesParsed?: number }, socket: Socket): void {
  if (error.code === "ECONNRESET" || !socket.writable || socket.bytesWritten > 0) {
    socket.destroy();
    return;
  }
  const { status, reason, code, message } = ANSWERS[error.code ?? ""] ?? MALFORMED;
  const body = JSON.stringify({ error: { type: "invalid_request_error", code, message } });
  socket.end(
    `HTTP/1.1 ${status} ${reason}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
}
