import { type Grammar, parseGrammar } from "../grammar.ts";
import { ARABIC } from "./arabic.ts";
import { BENGALI } from "./bengali.ts";
import { CHINESE } from "./chinese.ts";
import { CHINESE_TRADITIONAL } from "./chinese-traditional.ts";
import { ENGLISH_BENIGN } from "./english-benign.ts";
import { ENGLISH_DATA } from "./english-data.ts";
import { ENGLISH_SLOTS } from "./english-slots.ts";
import { ENGLISH_USER } from "./english-user.ts";
import { EVERYWHERE } from "./everywhere.ts";
import { GREEK } from "./greek.ts";
import { HEBREW } from "./hebrew.ts";
import { HINDI } from "./hindi.ts";
import { INDONESIAN } from "./indonesian.ts";
import { JAPANESE } from "./japanese.ts";
import { KOREAN } from "./korean.ts";
import { PERSIAN } from "./persian.ts";
import { SWAHILI } from "./swahili.ts";
import { THAI } from "./thai.ts";
import { VIETNAMESE } from "./vietnamese.ts";

/** Every grammar; those of one language may stand in for each other. */
export const GRAMMARS: readonly Grammar[] = [
  parseGrammar("english-user", "en", ENGLISH_SLOTS + ENGLISH_USER),
  parseGrammar("english-data", "en", ENGLISH_SLOTS + ENGLISH_DATA),
  parseGrammar("english-benign", "en", ENGLISH_BENIGN),
  parseGrammar("chinese", "zh", EVERYWHERE + CHINESE),
  parseGrammar("chinese-traditional", "zh", EVERYWHERE + CHINESE_TRADITIONAL),
  parseGrammar("japanese", "ja", EVERYWHERE + JAPANESE),
  parseGrammar("arabic", "ar", EVERYWHERE + ARABIC),
  parseGrammar("hindi", "hi", EVERYWHERE + HINDI),
  parseGrammar("korean", "ko", EVERYWHERE + KOREAN),
  parseGrammar("indonesian", "id", EVERYWHERE + INDONESIAN),
  parseGrammar("vietnamese", "vi", EVERYWHERE + VIETNAMESE),
  parseGrammar("bengali", "bn", EVERYWHERE + BENGALI),
  parseGrammar("persian", "fa", EVERYWHERE + PERSIAN),
  parseGrammar("thai", "th", EVERYWHERE + THAI),
  parseGrammar("hebrew", "he", EVERYWHERE + HEBREW),
  parseGrammar("greek", "el", EVERYWHERE + GREEK),
  parseGrammar("swahili", "sw", EVERYWHERE + SWAHILI),
];
