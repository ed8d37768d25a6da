import { blanksBefore, isBlank, lineBefore, wordBefore } from "./cursor.ts";
import type { Scan } from "./rule.ts";

const COMMAND_CHARACTERS = 160;
const PROGRAM_CHARACTERS = 400;

// biome-ignore format: a list of words
const INTERPRETERS: ReadonlySet<string> = new Set([
  "sh", "bash", "zsh", "dash", "ksh", "ash", "fish", "python", "python2", "python3", "perl", "ruby", "node", "php",
  "pwsh", "powershell", "iex", "invoke-expression", "cmd", "osascript",
]);
const FETCHING =
  /(?:^|[\s|;&("'`$/])(?:curl|wget|fetch|iwr|irm|invoke-webrequest|invoke-restmethod)(?:\.exe)?\s+(?:-[a-z]{1,3}\s+){0,4}\S{4}/i;
const DECODING =
  /(?:^|[\s|;&("'`$/])(?:base64\s+(?:-d|--decode)|base32\s+-d|xxd\s+-r|openssl\s+(?:enc|base64)[^|]{0,80}\s-d)/;
const DOWNLOADING = /\b(?:iwr|irm|curl|wget|invoke-webrequest|invoke-restmethod|downloadstring|downloaddata)\b/;
const SYSTEM_FOLDER = /^\/(?:bin|boot|dev|etc|home|lib|lib64|opt|root|sbin|srv|sys|usr|var)?\/?\*?$/;
const HOME_FOLDER = /^(?:~\/?\*?|\$\{?HOME\}?\/?\*?|[A-Za-z]:[\\/]+\*?)$/;

const isCommandEnd = (code: number): boolean =>
  code <= 32 || code === 59 || code === 38 || code === 124 || code === 34 || code === 39 || code === 96 || code === 41;

/** `| sh`, with what is piped into it on the same line before. */
function findPipe(scan: Scan, at: number): void {
  const { cursor } = scan;
  const { text } = cursor;
  if (text[at - 1] === "|") return;
  cursor.begin(at + 1, COMMAND_CHARACTERS);
  if (cursor.peek() === 124) return;
  cursor.blanks();
  let name = "";
  for (let words = 0; words < 4; words++) {
    name = cursor.until((code) => isCommandEnd(code)).toLowerCase();
    name = name.slice(name.lastIndexOf("/") + 1);
    if (name !== "sudo" && name !== "env" && name !== "exec" && !name.startsWith("-")) break;
    cursor.blanks();
  }
  if (!INTERPRETERS.has(name.replace(/\.exe$/, ""))) return;
  const end = cursor.at;
  cursor.blanks();
  // A name behind it is a script, and what is piped is no more than its input.
  const code = cursor.peek();
  if (code !== -1 && code !== 45 && code !== 62 && !isCommandEnd(code) && code !== 35 && code !== 92) return;
  const before = lineBefore(text, at);
  if (FETCHING.test(before)) scan.hit("fetch-to-shell", at, end);
  else if (DECODING.test(before)) scan.hit("decode-to-shell", at, end);
}

/** `-rf /`, `-e /bin/sh`, `-c '…socket…'`, `-enc …`: by the flag, with the command before it. */
function findFlag(scan: Scan, at: number): void {
  const { cursor } = scan;
  const { text } = cursor;
  if (!isBlank(text.charCodeAt(at - 1))) return;
  const command = wordBefore(text, blanksBefore(text, at));
  if (command === "rm") {
    findRemoval(scan, at);
    return;
  }
  cursor.begin(at + 1, PROGRAM_CHARACTERS);
  const flag = cursor.word();
  if (flag === "e" || flag === "c" || flag === "r") {
    if (flag !== "r" && /(?:^|[\s|;&("'`/])(?:nc|ncat|netcat)\s/.test(lineBefore(text, at))) {
      cursor.blanks();
      const shell = cursor.until(isCommandEnd);
      if (/^(?:\/(?:usr\/)?bin\/)?(?:ba|z|da|k|a)?sh$|^(?:cmd|powershell)(?:\.exe)?$/i.test(shell))
        scan.hit("reverse-shell", at, cursor.at);
      return;
    }
    if (INTERPRETERS.has(command)) {
      findProgram(scan, at);
      return;
    }
  }
  if (flag.length > 0 && "encodedcommand".startsWith(flag) && /\b(?:powershell|pwsh)\b/.test(lineBefore(text, at))) {
    cursor.blanks();
    if (cursor.until((code) => !/[\w+/=]/.test(String.fromCharCode(code))).length >= 40)
      scan.hit("encoded-command", at, cursor.at);
  }
}

function findRemoval(scan: Scan, at: number): void {
  const { cursor } = scan;
  cursor.begin(at, COMMAND_CHARACTERS);
  let isRecursive = false;
  for (;;) {
    cursor.blanks();
    const isQuoted = cursor.take(34) || cursor.take(39);
    const word = cursor.until(isCommandEnd);
    if (isQuoted) cursor.next();
    if (word === "") return;
    if (word.startsWith("-")) isRecursive ||= word === "--recursive" || /^-[a-z]*r/i.test(word);
    else if (isRecursive && (SYSTEM_FOLDER.test(word) || HOME_FOLDER.test(word))) {
      scan.hit("destroys-files", at, cursor.at);
      return;
    }
  }
}

/** A program given on the command line that joins a socket to a shell. */
function findProgram(scan: Scan, at: number): void {
  const { cursor } = scan;
  const program = cursor.until((code) => code === 10).toLowerCase();
  if (
    /socket|tcpclient|fsockopen/.test(program) &&
    /subprocess|pty\.spawn|dup2|exec|popen|\/bin\/|open\(std/.test(program)
  )
    scan.hit("reverse-shell", at, cursor.at);
}

/** `/dev/tcp/host/port`, and disks that something is written to. */
function findDevice(scan: Scan, at: number): void {
  const { cursor } = scan;
  const { text } = cursor;
  cursor.begin(at + 1, COMMAND_CHARACTERS);
  if (!cursor.take(100) || !cursor.take(101) || !cursor.take(118) || !cursor.take(47)) return;
  const device = cursor.word();
  if (device === "tcp" || device === "udp") {
    if (!cursor.take(47) || cursor.until((code) => isCommandEnd(code) || code === 47) === "" || !cursor.take(47))
      return;
    if (/^\$?\{?\w+\}?$/.test(cursor.until(isCommandEnd))) scan.hit("reverse-shell", at, cursor.at);
    return;
  }
  if (!/^(?:[shv]d[a-z]\d?|xvd[a-z]\d?|nvme\d\w*|disk\d\w*|mmcblk\d\w*)$/.test(device)) return;
  const before = lineBefore(text, at).trimEnd();
  if (/(?:\bof=|[^-=]>|^>)$/.test(before) || /\b(?:mkfs(?:\.\w+)?|wipefs|shred)\b[^|;&]*$/.test(before))
    scan.hit("destroys-disk", at, cursor.at);
}

/** `<(curl …)`, `eval "$(curl …)"`, `iex (iwr …)`. */
function findSubstitution(scan: Scan, at: number): void {
  const { cursor } = scan;
  const { text } = cursor;
  const sign = text[at - 1];
  const isProcess = sign === "<" || sign === "$";
  const before = blanksBefore(text, isProcess ? at - 1 : at);
  if (isProcess) {
    const start = sign === "$" ? /^(.*)["'=]$/.exec(text.slice(Math.max(0, before - 1), before)) : null;
    const command = lineBefore(text, before - (start === null ? 0 : 1)).trimEnd();
    if (!/(?:^|[\s;|&/])(?:(?:ba|z|da|k)?sh(?:\s+-c)?|eval|source|\.|python3?(?:\s+-c)?)$/.test(command)) return;
    cursor.begin(at + 1, COMMAND_CHARACTERS);
    cursor.blanks();
    const fetching = cursor.word();
    if (fetching === "curl" || fetching === "wget") report();
    return;
  }
  // Both words end in letters that few words before a bracket do.
  const last = text.charCodeAt(before - 1) | 32;
  if (last !== 120 && last !== 110) return;
  const command = wordBefore(text, before);
  if (command !== "iex" && command !== "invoke-expression") return;
  cursor.begin(at + 1, COMMAND_CHARACTERS);
  if (DOWNLOADING.test(cursor.until((code) => code === 10).toLowerCase())) scan.hit("fetch-to-shell", at, cursor.at);
  function report(): void {
    cursor.until((code) => code === 41 || code === 10);
    cursor.take(41);
    scan.hit("fetch-to-shell", at, cursor.at);
  }
}

/** `name(){ name|name& };name`. */
function findForkBomb(scan: Scan, at: number): void {
  const { cursor } = scan;
  const { text } = cursor;
  let close = blanksBefore(text, at);
  if (text[close - 1] !== ")") return;
  close = blanksBefore(text, close - 1);
  if (text[close - 1] !== "(") return;
  const end = blanksBefore(text, close - 1);
  const name = text[end - 1] === ":" ? ":" : wordBefore(text, end);
  if (name === "") return;
  cursor.begin(at + 1, COMMAND_CHARACTERS);
  const isName = (): boolean => {
    cursor.spaces();
    const read = cursor.take(58) ? ":" : cursor.word();
    cursor.spaces();
    return read === name;
  };
  if (isName() && cursor.take(124) && isName() && cursor.take(38)) {
    cursor.until((code) => code === 10);
    scan.hit("fork-bomb", at, cursor.at);
  }
}

export function findShell(scan: Scan, at: number): void {
  switch (scan.cursor.text[at]) {
    case "|": {
      findPipe(scan, at);
      return;
    }
    case "-": {
      findFlag(scan, at);
      return;
    }
    case "/": {
      findDevice(scan, at);
      return;
    }
    case "(": {
      findSubstitution(scan, at);
      return;
    }
    default: {
      findForkBomb(scan, at);
      return;
    }
  }
}
