import { type Grammar, parseGrammar } from "../grammar.ts";
import { ARABIC } from "./arabic.ts";
import { BENGALI } from "./bengali.ts";
import { CHINESE } from "./chinese.ts";
import { CHINESE_TRADITIONAL } from "./chinese-traditional.ts";
import { CZECH } from "./czech.ts";
import { DUTCH } from "./dutch.ts";
import { ENGLISH_BENIGN } from "./english-benign.ts";
import { ENGLISH_DATA } from "./english-data.ts";
import { ENGLISH_LOOKALIKES } from "./english-lookalikes.ts";
import { ENGLISH_SLOTS } from "./english-slots.ts";
import { ENGLISH_USER } from "./english-user.ts";
import { EVERYWHERE } from "./everywhere.ts";
import { FRENCH } from "./french.ts";
import { GERMAN } from "./german.ts";
import { GREEK } from "./greek.ts";
import { HEBREW } from "./hebrew.ts";
import { HINDI } from "./hindi.ts";
import { INDONESIAN } from "./indonesian.ts";
import { ITALIAN } from "./italian.ts";
import { JAPANESE } from "./japanese.ts";
import { KOREAN } from "./korean.ts";
import { PERSIAN } from "./persian.ts";
import { POLISH } from "./polish.ts";
import { PORTUGUESE } from "./portuguese.ts";
import { RUSSIAN } from "./russian.ts";
import { SPANISH } from "./spanish.ts";
import { SWAHILI } from "./swahili.ts";
import { SWEDISH } from "./swedish.ts";
import { THAI } from "./thai.ts";
import { TURKISH } from "./turkish.ts";
import { UKRAINIAN } from "./ukrainian.ts";
import { VIETNAMESE } from "./vietnamese.ts";

/** Every grammar; those of one language may stand in for each other. */
export const GRAMMARS: readonly Grammar[] = [
  parseGrammar("english-user", "en", ENGLISH_SLOTS + ENGLISH_USER),
  parseGrammar("english-data", "en", ENGLISH_SLOTS + ENGLISH_DATA),
  parseGrammar("english-benign", "en", ENGLISH_BENIGN),
  parseGrammar("english-lookalikes", "en", ENGLISH_LOOKALIKES),
  parseGrammar("german", "de", GERMAN),
  parseGrammar("spanish", "es", SPANISH),
  parseGrammar("french", "fr", FRENCH),
  parseGrammar("italian", "it", ITALIAN),
  parseGrammar("portuguese", "pt", PORTUGUESE),
  parseGrammar("dutch", "nl", DUTCH),
  parseGrammar("polish", "pl", POLISH),
  parseGrammar("russian", "ru", RUSSIAN),
  parseGrammar("ukrainian", "uk", UKRAINIAN),
  parseGrammar("chinese", "zh", EVERYWHERE + CHINESE),
  parseGrammar("chinese-traditional", "zh", EVERYWHERE + CHINESE_TRADITIONAL),
  parseGrammar("japanese", "ja", EVERYWHERE + JAPANESE),
  parseGrammar("arabic", "ar", EVERYWHERE + ARABIC),
  parseGrammar("hindi", "hi", EVERYWHERE + HINDI),
  parseGrammar("korean", "ko", EVERYWHERE + KOREAN),
  parseGrammar("indonesian", "id", EVERYWHERE + INDONESIAN),
  parseGrammar("turkish", "tr", TURKISH),
  parseGrammar("swedish", "sv", SWEDISH),
  parseGrammar("czech", "cs", CZECH),
  parseGrammar("vietnamese", "vi", EVERYWHERE + VIETNAMESE),
  parseGrammar("bengali", "bn", EVERYWHERE + BENGALI),
  parseGrammar("persian", "fa", EVERYWHERE + PERSIAN),
  parseGrammar("thai", "th", EVERYWHERE + THAI),
  parseGrammar("hebrew", "he", EVERYWHERE + HEBREW),
  parseGrammar("greek", "el", EVERYWHERE + GREEK),
  parseGrammar("swahili", "sw", EVERYWHERE + SWAHILI),
];
