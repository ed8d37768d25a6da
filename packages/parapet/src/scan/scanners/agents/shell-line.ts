/*
 * What a command line does that nobody would let a stranger do. Not a shell's parser: words and signs in an order that
 * has no other meaning. Every pattern is bounded, so that a long line costs its length.
 */

const FETCHES = /\b(curl|wget|fetch|iwr|irm|invoke-webrequest|invoke-restmethod|aria2c)\b/gi;
const TO_SHELL =
  /^[^|;&\n]{0,400}\|\s{0,4}(sudo\s{1,4}(-\w{1,4}\s{1,4}){0,3})?(env\s{1,4})?(\/\w{1,10}){0,3}\/?\b(sh|bash|zsh|dash|ksh|python3?|node|perl|ruby|php|iex|invoke-expression|pwsh|powershell)\b/i;
const SUBSTITUTED =
  /\b(sh|bash|zsh|eval|source|iex|python3?|node)\b[^\n|;]{0,40}(\$\(|<\(|`|\(\s?(new-object|iwr|irm))\s{0,4}(curl|wget|iwr|irm|fetch|net\.webclient)?/gi;
const DOWNLOADED = /^[^\n]{0,300}(&&|;)\s{0,4}(sudo\s{1,4})?(sh|bash|chmod\s{1,4}(\+x|[0-7]{3,4}))\s/i;

/** Installers that their makers publish to be run this way. */
const KNOWN_INSTALLERS =
  /https:\/\/(astral\.sh|sh\.rustup\.rs|bun\.(sh|com)|deno\.land|get\.docker\.com|get\.pnpm\.io|install\.python-poetry\.org|raw\.githubusercontent\.com\/(Homebrew|nvm-sh|helm)\/|claude\.ai\/install|ollama\.com\/install|nixos\.org|mise\.run|brew\.sh|cli\.github\.com|deb\.nodesource\.com|starship\.rs|get\.volta\.sh|fnm\.vercel\.app|bootstrap\.pypa\.io|starship\.rs|fly\.io|dl\.k8s\.io|tailscale\.com\/install|sdk\.cloud\.google\.com)/i;

/** @returns words for what it does; undefined for a line that runs no download */
export function fetchAndRun(line: string): string | undefined {
  const text = line.slice(0, 20_000);
  for (const match of text.matchAll(FETCHES)) {
    const rest = text.slice(match.index, match.index + 600);
    if (KNOWN_INSTALLERS.test(rest.slice(0, 300))) continue;
    const isPiped = TO_SHELL.test(rest) && /https?:|\$|:\/\/|[\w-]+\.[a-z]{2,}/i.test(rest);
    if (isPiped) return "pipes a download into an interpreter";
    if (/^[^\n]{0,200}\s-(o|O|-output)\b/.test(rest) && DOWNLOADED.test(rest) && /https?:\/\//.test(rest))
      return "downloads a file and runs it";
  }
  for (const match of text.matchAll(SUBSTITUTED)) {
    const rest = text.slice(match.index, match.index + 400);
    if (match[3] !== undefined || match[4] !== undefined || match[2]?.includes("(") === true)
      if (/\b(curl|wget|iwr|irm|webclient|downloadstring)\b/i.test(match[0]) && !KNOWN_INSTALLERS.test(rest))
        return "runs the text that it downloads";
  }
  return undefined;
}

const SENDERS = /\b(curl|wget|nc|ncat|http|xh|invoke-webrequest|iwr|nslookup|dig|scp|rsync)\b/gi;
const PRECIOUS =
  /\b(printenv|env(?=\s?\|)|id_rsa|id_ed25519|credentials|history)\b|\/etc\/(passwd|shadow)\b|\.(ssh|aws|netrc|npmrc|env|git-credentials)\b|\$\{?[A-Z_]{0,40}(TOKEN|SECRET|API_?KEY|PASSWORD)/;
const CARRIES =
  /(-d\b|--data\S{0,14}|-F\b|--form|--upload-file|-T\b|--post-data|--post-file|--body-file|@-|\$\(|`|\||[?&][\w.-]{1,40}=\$)/;

/** How a call says who it is: the key goes to whom it is for. */
const SIGNED_IN =
  /(-H|--header)[\s=]{0,3}["']?[\w-]{0,40}(Authorization|Key|Token)[\w-]{0,20}["']?\s?[:=][^"'\n]{0,200}["']?|[?&][\w.-]{0,40}(key|token|auth)[\w.-]{0,20}=[^\s&"']{0,120}|(\s-u|--user)\s{1,4}\S{1,200}/gi;

/** @returns words for what leaves; undefined for a line that sends nothing precious */
export function sendsAway(line: string): string | undefined {
  const text = line.slice(0, 20_000);
  for (const match of text.matchAll(SENDERS)) {
    const from = Math.max(0, match.index - 200);
    const around = text.slice(from, match.index + 400);
    const told = around.replace(SIGNED_IN, " ");
    if (!CARRIES.test(told) || !PRECIOUS.test(told)) continue;
    if (/https?:\/\/(localhost|127\.0\.0\.1|\[::1\])/.test(around)) continue;
    return "sends keys or the environment to another machine";
  }
  return undefined;
}
