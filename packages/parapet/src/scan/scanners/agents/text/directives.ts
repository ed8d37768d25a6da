import type { Severity } from "@parapet/guard/kernel";
import type { Passage } from "./passage.ts";

/** What an order does to whoever trusts the text. */
type Deed = "hides" | "reads-secrets" | "sends-away" | "weakens" | "does-not-ask" | "redirects-tools" | "runs-download";

export interface Directive {
  readonly deed: Deed;
  readonly what: string;
  readonly start: number;
  readonly end: number;
  readonly severity: Severity;
}

interface Form {
  readonly deed: Deed;
  readonly what: string;
  readonly severity: Severity;
  /** Every part is bounded: a hostile text costs its length. */
  readonly form: RegExp;
  /** Only where the text is a definition of a tool: in rules for agents it is ordinary. */
  readonly isForDefinitions?: boolean;
  /** Where these words are near, it is ordinary. */
  readonly unless?: RegExp;
}

const SECRET_FILES =
  "(?:~|\\$HOME|/home/\\S{1,40}|/root)?/?\\.(?:ssh/\\S{0,40}|ssh\\b|aws/credentials|netrc|git-credentials|kube/config|gnupg|npmrc|pypirc|config/gh/hosts|docker/config\\.json|cursor/mcp\\.json)|\\bid_(?:rsa|ed25519|ecdsa)\\b|/etc/(?:passwd|shadow)\\b|claude_desktop_config\\.json|\\b(?:browser )?cookies\\b[^.\\n]{0,20}\\b(?:file|database|store)|\\bseed phrases?\\b|\\bwallet\\.dat\\b|\\bprivate keys?\\b|\\bkeychain\\b";
const VALUABLES =
  "(?<!\\w)(?:\\.env(?: file)?|conversation|chat history|message history|environment variables?|env(?:ironment)? vars?|api[ -]?keys?|credentials|secrets?|access tokens?|passwords?|private keys?|ssh keys?|source code|file contents?|contents? of (?:the |all )?files?|system prompt|user data|personal data|session tokens?)(?!\\w)";
const SOMEWHERE =
  "(?:https?:\\/\\/|\\S{1,60}@\\S{1,60}\\.\\w{2,8}|webhook|pastebin|ngrok|requestbin|(?:remote|external|our|my) (?:server|endpoint|host|url)|endpoint at|server at)";
const PERSONS = "(?:user|users|human|humans|developer|operator|reviewer|owner|anyone|anybody|them)";

/** How keys and data are sent to where they belong. */
const SENT_NORMALLY = /\bheaders?\b|localhost|127\.0\.0\.1|Authorization|oauth|your (own )?(account|workspace)/i;

const FORMS: readonly Form[] = [
  {
    deed: "hides",
    what: "tells the model to hide what it does from the user",
    severity: "critical",
    form: new RegExp(
      `\\b(?:do not|don[’']?t|never|must not|without|avoid)\\s(?:\\w{1,12}\\s){0,2}(?:tell|inform|mention|reveal|notify|alert|show|disclose|warn|telling|informing|mentioning|notifying|alerting|showing|disclosing)\\b[^.\\n]{0,60}\\b${PERSONS}\\b`,
      "gi",
    ),
    isForDefinitions: true,
  },
  {
    deed: "hides",
    what: "tells the model to hide what it does from the user",
    severity: "critical",
    form: new RegExp(
      `\\b(?:the )?${PERSONS} (?:(?:must|should|may|shall|can|need)(?: not| never|n[’']?t)|never|do(?:es)? not)(?: ever)? (?:know|knows|see|sees|learn|learns|notice|notices|be (?:told|informed|shown|aware))\\b|\\b(?:keep|kept|hide|conceal|hidden)\\b[^.\\n]{0,40}\\bfrom (?:the )?${PERSONS}\\b`,
      "gi",
    ),
    isForDefinitions: true,
  },
  {
    deed: "hides",
    what: "tells the model to leave out what it did",
    severity: "high",
    form: new RegExp(
      `\\b(?:do not|don[’']?t|never) (?:mention|disclose|reveal|report) (?:it|this|that|them|these)\\b[^.\\n]{0,20}\\b(?:in|to) (?:the |your |any )?(?:chat|response|reply|answer|output|commit|summary|report|pull request|${PERSONS})|\\b(?:do not|don[’']?t|never) (?:show|tell|reveal|mention) (?:the )?following\\b[^.\\n]{0,20}\\b${PERSONS}`,
      "gi",
    ),
  },
  {
    deed: "hides",
    what: "tells the model to act in secret",
    severity: "critical",
    form: /\b(?:secretly|covertly|silently|quietly|discreetly|stealthily|in secret)\s(?:\w{1,14}\s){0,3}(?:send|upload|post|exfiltrate|transmit|forward|collect|copy|leak|insert|inject|harvest|log|append|read)\b/gi,
    unless: /\b(ignore|fails?|errors?|drop)\b/i,
  },
  {
    deed: "hides",
    what: "tells the model to hide what it sends or runs",
    severity: "critical",
    form: new RegExp(
      `\\b(?:send|upload|post|run|execute|download|install|read|copy|commit|push|collect|include|add|insert|append|transmit)\\b[^.\\n]{0,120}\\b(?:without (?:telling|informing|notifying|mentioning|alerting)|(?:do not|don[’']?t|never) (?:tell|inform|mention|notify|alert|show)[^.\\n]{0,30}) ?(?:it |this |that |anything )?(?:to )?(?:the )?${PERSONS}\\b`,
      "gi",
    ),
  },
  {
    deed: "reads-secrets",
    what: "sends the model to where people keep their keys",
    severity: "critical",
    form: new RegExp(
      `\\b(?:read|open|cat|include|collect|export|share|extract|attach|pass|copy|append|print|dump|retrieve|grab|steal|contents? of|upload|send)\\b[^.\\n]{0,80}?(?:${SECRET_FILES})`,
      "gi",
    ),
    unless: /\.pub\b|known_hosts|ssh-keygen|generate|permission|chmod|\bset up\b|public key|docs?\b/i,
  },
  {
    deed: "sends-away",
    what: "tells the model to send private data away",
    severity: "critical",
    form: new RegExp(
      `\\b(?:send|post|upload|forward|transmit|exfiltrate|append|submit|leak|e-?mail|smuggle|embed|encode)\\b[^.\\n]{0,60}${VALUABLES}[^.\\n]{0,80}\\b(?:to|at|into|via|through|in)\\b[^.\\n]{0,30}${SOMEWHERE}`,
      "gi",
    ),
    unless: SENT_NORMALLY,
  },
  {
    deed: "sends-away",
    what: "tells the model to send private data away",
    severity: "critical",
    form: new RegExp(
      `${VALUABLES}[^.\\n]{0,60}\\band (?:then )?(?:send|post|upload|forward|transmit|submit|e-?mail|report)\\b (?:it|them|this|these|those|everything|the \\w{1,12})\\b[^.\\n]{0,30}\\b(?:to|at|into|via)\\b[^.\\n]{0,30}${SOMEWHERE}`,
      "gi",
    ),
    unless: SENT_NORMALLY,
  },
  {
    deed: "sends-away",
    what: "tells the model to send private data away",
    severity: "critical",
    form: new RegExp(
      `\\b(?:send|post|upload|forward|transmit|submit|e-?mail)\\b[^.\\n]{0,40}\\bto (?:https?:\\/\\/\\S{1,100}|\\S{1,60}@\\S{1,60})[^.\\n]{0,30}\\b(?:with|including|along with|containing|plus|and)\\b[^.\\n]{0,30}${VALUABLES}`,
      "gi",
    ),
    unless: SENT_NORMALLY,
  },
  {
    deed: "weakens",
    what: "tells the model to take protection away",
    severity: "high",
    form: /\b(?:disable|turn off|switch off|bypass|skip|ignore|remove|suppress|circumvent)\b(?:\s\w{1,14}){0,4}\s(?:(?:tls|ssl|certificate)s? (?:verification|validation|checks?|errors?)|(?:security|safety) (?:checks?|warnings?|reviews?|scans?|filters?|controls?|measures|policies|features)|authentication checks?|authorization checks?|access controls?|signature (?:checks?|verification)|malware (?:scans?|checks?)|sandbox(?:ing)?\b)/gi,
    unless: /\b(test|tests|local development|locally|mock)\b/i,
  },
  {
    deed: "weakens",
    what: "tells the model to write code with a hole",
    severity: "critical",
    form: /\b(?:add|insert|include|inject|plant|leave|embed)\b(?:\s[\w-]{1,14}){0,5}\s(?:backdoors?|reverse shells?|keyloggers?|malware|hidden (?:scripts?|tracker|iframes?|endpoints?|admin)|malicious (?:code|scripts?|payloads?))\b/gi,
  },
  {
    deed: "does-not-ask",
    what: "tells the model to act without asking",
    severity: "low",
    form: /\b(?:(?:do not|don[’']?t|never)\s(?:\w{1,10}\s){0,2}(?:ask|wait|prompt)\s(?:\w{1,10}\s){0,3}(?:confirmation|permission|approval|consent)|(?:run|execute|proceed|apply|install|edit|write|continue|go ahead|call|make changes)\b[^.\n]{0,60}\bwithout\s(?:\w{1,10}\s){0,2}(?:confirmation|permission|approval|consent|asking)\b|(?:always|automatically)\s(?:approve|accept|confirm)\s(?:all|any|every)\b[^.\n]{0,30}(?:tool|command|permission|request|prompt))/gi,
    unless: /\b(push|deploy|delete|publish|merge|commit|release|never (push|deploy|delete))\b/i,
  },
  {
    deed: "redirects-tools",
    what: "gives orders about other tools",
    severity: "high",
    form: /\b(?:when(?:ever)?|if|before|after|each time|every time)\b[^.\n]{0,60}\b(?:tool|function)s?\b(?:\sis|\sare)?\s(?:called|used|invoked|run)\b[^.\n]{0,100}\b(?:must|always|first|instead|add|bcc|cc|change|replace|redirect|append|include)\b[^.\n]{0,80}(?:@|https?:\/\/|\.ssh|\.env|\bfile\b|\bkey\b|recipient|address|all (?:emails|messages|arguments))/gi,
    isForDefinitions: true,
  },
  {
    deed: "redirects-tools",
    what: "wants to be called in place of others",
    severity: "high",
    form: /\b(?:this tool|this function)\s(?:\w{1,12}\s){0,3}(?:overrides?|replaces?|supersedes?|takes precedence over)\b|\b(?:never|do not|don[’']?t)\s(?:use|call|trust)\s(?:the\s)?(?:any\s)?(?:other|original|built-?in|official|legitimate)\s[^.\n]{0,30}\b(?:tool|function|server)s?\b/gi,
    isForDefinitions: true,
  },
  {
    deed: "redirects-tools",
    what: "speaks to the model in a tag that users are not shown",
    severity: "high",
    form: /<\/?(?:IMPORTANT|SYSTEM|HIDDEN|SECRET|INSTRUCTIONS?|CRITICAL|ADMIN|OVERRIDE)>/g,
    isForDefinitions: true,
  },
  {
    deed: "runs-download",
    what: "tells the model to run what it downloads",
    severity: "high",
    form: /\b(?:download|fetch|curl|wget)\b[^.\n]{0,60}https?:\/\/[^\s]{1,200}[^.\n]{0,60}\b(?:and|then)\s(?:then\s)?(?:run|execute|eval|follow (?:its|the|all) instructions)\b/gi,
  },
];

/** Orders in a text that do harm to whoever lets an agent read it. */
export function directivesIn(passage: Passage, isDefinition: boolean): readonly Directive[] {
  const found: Directive[] = [];
  for (const { deed, what, severity, form, unless, isForDefinitions } of FORMS) {
    if (isForDefinitions === true && !isDefinition) continue;
    for (const match of passage.text.matchAll(form)) {
      const start = match.index;
      const end = start + match[0].length;
      if (unless?.test(passage.text.slice(Math.max(0, start - 80), end + 80)) === true) continue;
      if (passage.isInCode(start) || passage.isHarmless(start, end)) continue;
      found.push({ deed, what, severity, start, end });
    }
  }
  return found;
}
