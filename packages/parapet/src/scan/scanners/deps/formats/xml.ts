/** What is needed of XML: elements with their text, in one pass, without entities of the document's own. */

export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlElement[];
  text: string;
  readonly line: number;
}

const DEEPEST = 200;
const MOST = 500_000;
const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

const plain = (text: string): string => text.replace(/&(lt|gt|amp|quot|apos);/g, (_, name: string) => ENTITIES[name]!);

/** @throws {Error} for what is not well formed, is nested too deep, or declares a document type */
export function parseXml(source: string): XmlElement {
  const top: XmlElement = { name: "", attributes: new Map(), children: [], text: "", line: 1 };
  const open = [top];
  let line = 1;
  let at = 0;
  let count = 0;
  const upTo = (mark: string, from: number): number => {
    const end = source.indexOf(mark, from);
    if (end < 0) throw new Error(`line ${line}: '${mark}' is missing`);
    return end;
  };
  const pass = (end: number): string => {
    const passed = source.slice(at, end);
    for (let next = passed.indexOf("\n"); next >= 0; next = passed.indexOf("\n", next + 1)) line++;
    at = end;
    return passed;
  };
  while (at < source.length) {
    const less = source.indexOf("<", at);
    const text = pass(less < 0 ? source.length : less);
    open.at(-1)!.text += plain(text);
    if (less < 0) break;
    if (source.startsWith("<!--", at)) pass(upTo("-->", at + 4) + 3);
    else if (source.startsWith("<![CDATA[", at)) open.at(-1)!.text += pass(upTo("]]>", at) + 3).slice(9, -3);
    else if (source.startsWith("<?", at)) pass(upTo("?>", at) + 2);
    else if (source.startsWith("<!", at)) throw new Error(`line ${line} declares a document type`);
    else if (source.startsWith("</", at)) {
      const name = pass(upTo(">", at) + 1)
        .slice(2, -1)
        .trim();
      if (open.length === 1 || open.pop()!.name !== name) throw new Error(`line ${line}: nothing to close`);
    } else {
      const started = line;
      const tag = pass(upTo(">", at) + 1).slice(1, -1);
      const name = /^[\w:.-]+/.exec(tag)?.[0];
      if (name === undefined || ++count > MOST) throw new Error(`line ${line}: no element`);
      const element: XmlElement = { name, attributes: attributesOf(tag), children: [], text: "", line: started };
      open.at(-1)!.children.push(element);
      if (!tag.endsWith("/")) open.push(element);
      if (open.length > DEEPEST) throw new Error(`line ${line} is nested too deep`);
    }
  }
  if (open.length !== 1) throw new Error(`'${open.at(-1)!.name}' is not closed`);
  const root = top.children[0];
  if (root === undefined) throw new Error("holds no element");
  return root;
}

function attributesOf(tag: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [, name = "", double, single] of tag.matchAll(/\s([\w:.-]{1,100})=(?:"([^"]*)"|'([^']*)')/g))
    found.set(name, plain(double ?? single ?? ""));
  return found;
}

export const childOf = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element?.children.find((child) => child.name === name);

export const textOf = (element: XmlElement | undefined, name: string): string =>
  childOf(element, name)?.text.trim() ?? "";

/** All elements of a name, wherever, in the order of the document. */
export function* elementsOf(root: XmlElement, name: string): Generator<XmlElement> {
  const open = [root];
  for (let element = open.pop(); element !== undefined; element = open.pop()) {
    if (element.name === name) yield element;
    open.push(...element.children.toReversed());
  }
}
