/*
 * What stands where a secret could and is a word of a sentence or of a program. A secret is drawn and not written, so
 * what reads as words, names, calls or paths is none.
 */

/** True for names in camel case whose words are as long as words are: `rememberX509Credential`, not `aB3dE5fG7h`. */
function isWordy(names: string): boolean {
  const pieces = names.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+/g) ?? [];
  const letters = names.match(/[A-Za-z]/g)?.length ?? 0;
  return letters >= 3 * pieces.length && letters >= 0.7 * names.length;
}

/** `orders.customer_id_2024`, `users/2024/profile.png`, `a%20long-name`: mostly short words, with signs between. */
export function isReadable(value: string): boolean {
  const pieces = value.replace(/%[0-9a-f]{2}/gi, ".").split(/[-_./:#]/);
  const words = pieces.filter((piece) => piece.length < 12 && /^[A-Za-z]*[0-9]*$/.test(piece));
  return pieces.length > 2 && words.length >= 0.7 * pieces.length;
}

/** `req.body.password1`, `input(`, `.join(`, `exports.findX509Credential`: code that fetches a secret, and not one. */
export function isExpression(value: string): boolean {
  if (/^\.?[A-Za-z_$][\w$.]*[([]/.test(value)) return true;
  if (!/^[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*){1,4}$/.test(value)) return false;
  return /^[\w$]+\.(?:[\w$]+\.)?\w*(?:pass|pwd|secret|token)\w*$/i.test(value) || isWordy(value);
}

/** `relativeDistance`: the name of a variable, when no quotes make a string of it. */
export function isVariable(value: string): boolean {
  return /^[a-z]{3,}(?:[A-Z][a-z]{2,})+$/.test(value);
}

/** `x509Authentication`: a name of a program, which is long for what a password is. */
export function isLongName(value: string): boolean {
  return value.length <= 48 && /^[a-z][a-z0-9]*[A-Z][A-Za-z0-9]*$/.test(value) && isWordy(value);
}

/** `/data/anna`, `~/keys`, `../a.b`. */
export function isPath(value: string): boolean {
  return /^(?:~|\.{1,2})?(?:\/[A-Za-z][\w.-]{0,64}){1,16}\/?$/.test(value);
}

/** What goes on in a sentence: "the password is case-sensitive", with the mark of a footnote or not. */
export function isProse(value: string): boolean {
  if (isReadable(value)) return true;
  const [word] = /^[\p{L}-]+(?=[0-9]{0,2}$)/u.exec(value) ?? [];
  return word !== undefined && /(?:ive|ed|able|ible|ing|ary|ory|less|ful|ous|ent|ant|ic|al|ly|ée?s?)$/i.test(word);
}

/** `POSTGRES_PASSWORD`, `strong_password`, `dbuserpass`: says what would stand there. */
export function saysPassword(value: string): boolean {
  return /^[a-z_-]*(?:pass(?:w(?:or)?d|phrase)?|pwd|secret)$|^[A-Z]+(?:_[A-Z]+)*_(?:PASS(?:W(?:OR)?D|PHRASE)?|PWD|SECRET|TOKEN|KEY)$/.test(
    value,
  );
}
