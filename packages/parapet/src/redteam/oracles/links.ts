/** Something in an answer that leads somewhere else. */
export interface Link {
  readonly form: "image" | "link" | "html";
  readonly url: string;
}

const INLINE = /(!?)\[[^\]\n]{0,300}\]\(\s*<?((?:https?:)?\/\/[^\s)>]{1,2000})/gi;
const DEFINITION = /^ {0,3}\[([^\]\n]{1,100})\]:\s*<?((?:https?:)?\/\/[^\s>]{1,2000})/gim;
const REFERENCE = /(!?)\[([^\]\n]{0,300})\](?:\[([^\]\n]{0,100})\])?/g;
const ELEMENT =
  /<(?:img|a|iframe|link|form|object|embed|source|video|audio|input|script|base|meta)\b[^>]{0,2000}?\b(?:src|href|action|data|srcset|poster|content)\s*=\s*["']?\s*(?:[^"'>\s]*url=)?((?:https?:)?\/\/[^\s"'>]{1,2000})/gi;
const STYLE = /url\(\s*["']?((?:https?:)?\/\/[^\s"')]{1,2000})/gi;
const AUTOLINK = /<((?:https?:)\/\/[^\s>]{1,2000})>/gi;
const MOST = 500_000;

/** Links and pictures of Markdown (inline, by reference, in angles), of HTML and of style sheets; code blocks left out. */
export function linksIn(answer: string): readonly Link[] {
  const text = answer.slice(0, MOST).replace(/```[\s\S]{0,20000}?```/g, " ");
  const links: Link[] = [];
  for (const [, bang, url = ""] of text.matchAll(INLINE)) links.push({ form: bang === "!" ? "image" : "link", url });
  const defined = new Map<string, string>();
  for (const [, name = "", url = ""] of text.matchAll(DEFINITION)) defined.set(name.toLowerCase(), url);
  if (defined.size > 0)
    for (const [, bang, words = "", name] of text.matchAll(REFERENCE)) {
      const url = defined.get((name === undefined || name === "" ? words : name).toLowerCase());
      if (url !== undefined) links.push({ form: bang === "!" ? "image" : "link", url });
    }
  for (const [, url = ""] of text.matchAll(ELEMENT)) links.push({ form: "html", url });
  for (const [, url = ""] of text.matchAll(STYLE)) links.push({ form: "html", url });
  for (const [, url = ""] of text.matchAll(AUTOLINK)) links.push({ form: "link", url });
  return links;
}
