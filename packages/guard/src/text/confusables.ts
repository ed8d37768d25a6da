import { codePointAt } from "./code-point.ts";

/**
 * Letters of other scripts and styles that a reader takes for Latin ones, in pairs: look-alike, Latin.
 *
 * From Unicode's confusables data (UTS #39), those that are one letter and look like one ASCII letter, without those of scripts written from right to left; what
 * NFKC resolves (mathematical, fullwidth, circled) is left to it. A capital that the data calls `l` is `I` here. Added
 * by eye: small Cyrillic and Greek letters that look like small capitals, small capitals, letters turned upside down.
 */
const PAIRS: readonly string[] = [
  // Latin letters that are drawn like plain ones
  "ıiƄbƍgƖIƦRƽsǀlɑaɡgɣyɩiɪiɯmʋuʏyᴄcᴏoᴑoᴜuᴠvᴡwᴢzᶃgᶌyẝfỿyꜱsꞘFꞙfꞟuꞲJꞳXꞴBꬲeꬵfꬽoꭇrꭈrꭎuꭒuꭚy",
  // Small capitals
  "ᴀaʙbᴅdᴇeꜰfɢgʜhᴊjᴋkʟlᴍmɴnᴘpǫqʀrᴛt",
  // Letters turned upside down
  "ɐaɔcǝeɟfɥhᴉiɾjʞkɹrʇtʌvʍwʎyƃg",
  // Greek
  "ͿJΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXαaγyιiνvοoρpσoυuϜFϳjϺMᴦrεeκkτtχxβbηnωw",
  // Cyrillic
  "ЅSІIЈJАAВBЕEКKМMНHОOРPСCТTУYХXЬbаaгrеeоoрpсcуyхxѕsіiјjѡwѴVѵvҮYүyһhҽeӀIӏiԁdԌGԛqԜWԝwꙇiгrкkмmнhтtвbпn",
  // Armenian
  "ՍUՏSՕOաwգqզqհhոnռnսuցgքfօo",
  // Cherokee
  "ᎠDᎡRᎢTᎥiᎩYᎪAᎫJᎬEᎳWᎷMᎻHᎽYᏀGᏂhᏃZᏏbᏒRᏔWᏕSᏙVᏚSᏞLᏟCᏢPᏦKᏧdᏳGᏴBꭵiꮁrꮃwꮓzꮩvꮪsꮯc",
  // Canadian syllabics
  "ᐯVᑌUᑭPᑯdᑲbᒍJᒪLᕁxᕼHᕽxᖇRᖯbᖴFᗅAᗞDᗪDᗰMᗷB",
  // Runes
  "ᚷXᛁlᛕKᛖM",
  // Coptic
  "ⲅrⲎHⲒIⲔKⲘMⲚNⲞOⲟoⲢPⲣpⲤCⲥcⲦTⲨYⲬXⳐL",
  // Tifinagh
  "ⴸVⴹEⵏlⵔOⵕQⵝX",
  // Lisu
  "ꓐBꓑPꓒdꓓDꓔTꓖGꓗKꓙJꓚCꓜZꓝFꓟMꓠNꓡLꓢSꓣRꓦVꓧHꓪWꓫXꓬYꓮAꓰEꓲlꓳOꓴU",
  // Bamum
  "ꛟV",
  // One or two letters each of other scripts
  "ଠOഠoဝoყyჿoሀUዐO",
  // Scripts beyond U+FFFF
  "𐊂B𐊆E𐊇F𐊊l𐊐X𐊒O𐊕P𐊖S𐊗T𐊠A𐊡B𐊢C𐊥F𐊫O𐊰M𐊱T𐊲Y𐊴X𐋏H𐌁B𐌂C𐌉l𐌑M𐌕T𐌗X𐐄O𐐕C𐐛L𐐠S𐐬o𐐽c𐑈s𐒴R𐓂O𐓎U𐓪o𐓶u𐔓N𐔖O𐔘K𐔜C𐔝V𐔥F𐔦L𐔧X𑜀m𑜆v𑜊w𑜎w𑜏w𑢠V𑢢F𑢣L𑢤Y𑢦E𑢩Z𑢮E𑢲L𑢵O𑢸U𑢼T𑣀v𑣁s𑣂F𑣃i𑣄z𑣈o𑣗o𑣘u𑣜y𖼈V𖼊T𖼖L𖼨l𖼵R𖼺S𖽀A𖽂U𖽃Y",
];

/** First code point of 26 letters in a row, capital A. */
const ALPHABETS: readonly number[] = [
  0x1f130, // squared
  0x1f150, // negative circled
  0x1f170, // negative squared
  0x1f1e6, // regional indicators
];

function buildLatin(): ReadonlyMap<number, string> {
  const latin = new Map<number, string>();
  for (const pairs of PAIRS) {
    const characters = Array.from(pairs);
    for (let i = 0; i < characters.length; i += 2) latin.set(codePointAt(characters[i]!, 0), characters[i + 1]!);
  }
  for (const first of ALPHABETS)
    for (let letter = 0; letter < 26; letter++) latin.set(first + letter, String.fromCharCode(65 + letter));
  return latin;
}

const LATIN: ReadonlyMap<number, string> = /* @__PURE__ */ buildLatin();

/** The ASCII letter that the character looks like, undefined when it looks like none or is one. */
export function latinLookAlike(code: number): string | undefined {
  return code < 128 ? undefined : LATIN.get(code);
}
