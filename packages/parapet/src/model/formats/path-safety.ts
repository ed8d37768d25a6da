/**
 * Does a path that a file names lead out of the file's folder? Absolute, with a drive, a home or `..`, or an address; by
 * either system's separators, and after the decoding that a loader may do.
 */
export function leadsOut(path: string): boolean {
  const decoded = path.replace(/%([\da-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return [path, decoded].some(
    (one) =>
      /^(?:[/\\~]|[a-zA-Z]:|\$)/.test(one) ||
      /^[a-zA-Z][\w+.-]{0,30}:\/\//.test(one) ||
      one.includes("\0") ||
      one.split(/[/\\]/).includes(".."),
  );
}
