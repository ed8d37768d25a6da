/** What is looked at: a language shows in a paragraph. */
const LOOKED_AT = 800;
/** A script of its own: so large a share of the letters is not Latin. */
const OTHER_SCRIPT = 0.3;
/** End of the Latin blocks. */
const LATIN_END = 0x250;

/** The little words of English, and of other languages in Latin letters; those that several share are left out. */
const ENGLISH =
  "the and to of in on is are was were be been you your that this it its for with from at by or if as an we our us they their he she his her i my me do does did how what when where which who will would can could should may must not no yes all any some more than then so but about into also have has had please use there here";
const OTHERS = [
  "der das und ist nicht ich du sie wir ein eine einen mit auf für von zu dem bitte wie mir dich dir auch wenn oder alle", // German
  "el los las una por para que como qué está eres tu tus más pero muy sobre todo mis del cómo", // Spanish
  "le les des une est pas vous je tu et dans pour avec sur qui mon ton votre vos mes ce cette sont sans aux", // French
  "il gli della che non sono sei come una questo tutte tutti ti dei delle nel alla", // Italian
  "uma não você seu sua em por isso suas meu minha dos das ao são mais", // Portuguese
  "het een niet je ik dat deze voor zijn op aan wat hoe mijn jouw bent alle maar", // Dutch
  "nie jest się na że jak co dla czy mnie twoje tej proszę od jestem wszystkie oraz", // Polish
  "je na že jsem není jak co všechny svůj nebo být", // Czech
  "och att det är på inte med jag du för av ett kan vad alla", // Swedish
  "bir bu için ne mı misin nasıl değil bana senin tüm çok ile olarak gibi şimdi", // Turkish
  "yang di untuk dengan tidak itu saya kamu anda dari semua apa bagaimana tolong kepada adalah akan", // Indonesian
  "của và là không cho tôi bạn các những một với này có như được hãy", // Vietnamese
  "na kwa katika yako sasa huu hii bila lakini", // Swahili
  "hai mein aur kya mujhe tum aap sab nahi karo", // Hindi in Latin letters
].join(" ");

const WEIGHTS: ReadonlyMap<string, number> = /* @__PURE__ */ (() => {
  const weights = new Map<string, number>();
  for (const word of OTHERS.split(" ")) weights.set(word, -1);
  for (const word of ENGLISH.split(" ")) weights.set(word, 1);
  return weights;
})();

/**
 * Whether a text is mostly not in English: written in another script, or with more of the little words of other
 * languages than of English ones. A text without any of them, such as code, is none. Looks at the beginning only.
 */
export function isForeign(text: string): boolean {
  const beginning = text.slice(0, LOOKED_AT);
  let letters = 0;
  let others = 0;
  for (let at = 0; at < beginning.length; at++) {
    const code = beginning.charCodeAt(at);
    if (code >= 128 ? code >= 0xc0 && (code < 0x2000 || code > 0x2fff) : (code | 32) >= 97 && (code | 32) <= 122) {
      letters++;
      if (code >= LATIN_END && (code < 0x1e00 || code > 0x1eff)) others++;
    }
  }
  if (others > letters * OTHER_SCRIPT) return true;
  let balance = 0;
  for (const word of beginning.toLowerCase().split(/[^\p{L}\p{M}]+/u)) balance += WEIGHTS.get(word) ?? 0;
  return balance < 0;
}
