/**
 * The commands of a shell snippet, each as its words. Knows what our pages use: comments, quotes, line ends escaped by
 * a backslash, `;`, `&`, `&&`, `||`, `|`, redirections, and assignments before a command.
 */
export function commandsIn(text: string): string[][] {
  const commands: string[][] = [];
  let words: string[] = [];
  let word: string | undefined;
  let isRedirect = false;
  const endWord = (): void => {
    if (word !== undefined && !isRedirect) words.push(word);
    if (word !== undefined) isRedirect = false;
    word = undefined;
  };
  const endCommand = (): void => {
    endWord();
    while (/^[A-Z_]+=/.test(words[0] ?? "")) words.shift();
    if (words.length > 0) commands.push(words);
    words = [];
  };
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? "";
    if (character === "\\") {
      at++;
      if (text[at] !== "\n") word = (word ?? "") + (text[at] ?? "");
    } else if (character === "'" || character === '"') {
      const end = text.indexOf(character, at + 1);
      if (end < 0) throw new Error(`a quote is left open: ${text.slice(at, at + 40)}`);
      word = (word ?? "") + text.slice(at + 1, end);
      at = end;
    } else if (character === "#" && word === undefined) {
      at = text.indexOf("\n", at);
      if (at < 0) break;
      endCommand();
    } else if (character === ">" || character === "<") {
      if (/^\d?$/.test(word ?? "")) word = undefined;
      endWord();
      if (text[at + 1] === "&") at += 2;
      else isRedirect = true;
    } else if ("\n;&|".includes(character)) endCommand();
    else if (/\s/.test(character)) endWord();
    else word = (word ?? "") + character;
  }
  endCommand();
  return commands;
}
