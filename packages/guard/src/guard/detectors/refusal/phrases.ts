/** A way in which replies refuse: one of these openings and, where `endings` are given, one of those soon behind it. */
export interface Phrases {
  readonly rule: "refusal" | "soft-refusal";
  /** BCP 47. */
  readonly language: string;
  readonly openings: readonly string[];
  readonly endings?: readonly string[];
}

const list = (text: string): readonly string[] => text.split("|").map((part) => part.trim());
const refusal = (language: string, openings: string, endings?: string): Phrases => ({
  rule: "refusal",
  language,
  openings: list(openings),
  ...(endings === undefined ? {} : { endings: list(endings) }),
});
const soft = (language: string, openings: string): Phrases => ({
  rule: "soft-refusal",
  language,
  openings: list(openings),
});

/** Lower case, plain apostrophes. What may stand between opening and ending is anything, 40 characters of it. */
export const PHRASES: readonly Phrases[] = [
  refusal(
    "en",
    "i can't|i cannot|i can not|i could not|i won't|i will not|i'm unable to|i am unable to|i'm not able to|i am not able to|i'm not allowed to|i am not allowed to",
    "help|assist|provide|fulfil|comply|do that|do this|create|share|write|support|answer|discuss|generate|produce|participate|continue|give you|tell you how",
  ),
  refusal(
    "en",
    "i must decline|i have to decline|i must refuse|i decline to|i refuse to|this request goes against|that request goes against",
  ),
  soft(
    "en",
    "i'd rather not|i would rather not|i'm not comfortable|i am not comfortable|i don't feel comfortable|it would not be appropriate|it wouldn't be appropriate|as an ai|that is outside what i can|that's outside what i can",
  ),
  refusal(
    "es",
    "no puedo|no podré|no me es posible|no estoy autorizado a|no estoy autorizada a",
    "ayud|asist|proporcion|compart|hacer eso|hacerlo|cumplir|crear|escribir|responder|dar",
  ),
  refusal("es", "me niego a|debo negarme|tengo que negarme|debo rechazar"),
  soft(
    "es",
    "prefiero no|no me siento cómod|no sería apropiado|como modelo de lenguaje|como una ia|como inteligencia artificial",
  ),
  refusal(
    "fr",
    "je ne peux pas|je ne peux|je ne suis pas en mesure de|je ne suis pas autorisé|il m'est impossible de",
    "aider|fournir|partager|faire cela|répondre|créer|écrire|donner|assister|accéder",
  ),
  refusal("fr", "je dois refuser|je refuse de|je dois décliner"),
  soft("fr", "je préfère ne pas|je préférerais ne pas|il ne serait pas approprié|en tant qu'ia|en tant que modèle"),
  refusal(
    "de",
    "ich kann|ich darf|ich werde",
    "nicht helfen|nicht dabei helfen|nicht weiterhelfen|nicht unterstützen|nicht bereitstellen|nicht beantworten|nicht erstellen|nicht schreiben|nicht geben|nicht erfüllen|nicht nachkommen|leider nicht",
  ),
  refusal(
    "de",
    "das muss ich ablehnen|ich muss ablehnen|ich muss das ablehnen|dabei kann ich nicht|dabei kann ich leider nicht|ich weigere mich",
  ),
  soft("de", "ich möchte lieber nicht|das wäre nicht angemessen|als ki|als sprachmodell"),
  refusal(
    "pt",
    "não posso|não consigo|não me é permitido|não estou autorizado a",
    "ajud|fornecer|compartilh|partilh|fazer isso|atender|criar|escrever|responder|dar",
  ),
  refusal("pt", "devo recusar|tenho de recusar|tenho que recusar|recuso-me a|preciso recusar"),
  soft("pt", "prefiro não|não seria apropriado|não me sinto confortável|como uma ia|como modelo de linguagem"),
  refusal(
    "ru",
    "я не могу|я не смогу|я не буду|не могу",
    "помочь|помогать|предоставить|выполнить|ответить|создать|написать|поделиться|дать|обсуждать",
  ),
  refusal("ru", "вынужден отказать|вынуждена отказать|я отказываюсь|я должен отказать"),
  soft(
    "ru",
    "я бы предпочёл не|я бы предпочел не|это было бы неуместно|как ии|как языковая модель|будучи языковой моделью",
  ),
  refusal(
    "zh",
    "我不能|我无法|我没办法|我無法|我不會|我不会|抱歉,我不能|抱歉，我无法",
    "帮|幫|协助|協助|提供|回答|满足|滿足|创建|生成|分享|讨论|完成",
  ),
  refusal("zh", "我必须拒绝|我必須拒絕|我拒绝|恕我不能|恕难从命"),
  soft("zh", "这样做不合适|這樣做不合適|作为一个人工智能|作为ai|作为人工智能|作為人工智能|我不太方便"),
  refusal(
    "ja",
    "申し訳ありませんが|申し訳ございませんが|すみませんが|恐れ入りますが",
    "できません|お手伝いできません|お答えできません|いたしかねます|できかねます|お断り",
  ),
  refusal("ja", "お断りします|お断りいたします|ご要望にはお応えできません|ご依頼にはお応えできません"),
  soft("ja", "適切ではありません|aiとして|言語モデルとして|控えさせていただきます"),
  refusal("hi", "मैं", "मदद नहीं कर सकत|सहायता नहीं कर सकत|नहीं बता सकत|नहीं दे सकत|नहीं कर सकत|प्रदान नहीं कर"),
  refusal("hi", "मुझे मना करना होगा|मुझे इनकार करना"),
  soft("hi", "यह उचित नहीं होगा|एक एआई के रूप में|एक ai के रूप में"),
  refusal(
    "ar",
    "لا أستطيع|لا يمكنني|لن أستطيع|لست قادر|عذرا، لا|عذراً، لا",
    "مساعد|تقديم|الإجابة|إنشاء|كتابة|مشاركة|تنفيذ|القيام|أساعد",
  ),
  refusal("ar", "يجب أن أرفض|أرفض أن|أعتذر عن عدم"),
  soft("ar", "أفضل ألا|لن يكون من المناسب|ليس من المناسب|بصفتي نموذج|كنموذج لغوي"),
  refusal("bn", "আমি", "সাহায্য করতে পারব না|সাহায্য করতে পারি না|সহায়তা করতে পারি না|দিতে পারি না|দিতে পারব না|করতে পারি না"),
  refusal("bn", "আমাকে প্রত্যাখ্যান করতে|আমি প্রত্যাখ্যান"),
  soft("bn", "এটি উপযুক্ত হবে না|একটি এআই হিসেবে|একটি এআই হিসাবে"),
  refusal(
    "id",
    "saya tidak bisa|saya tidak dapat|maaf, saya tidak|saya tidak diizinkan",
    "membantu|memberikan|menyediakan|melakukan|membuat|menulis|menjawab|memenuhi|membagikan",
  ),
  refusal("id", "saya harus menolak|saya menolak"),
  soft("id", "saya lebih memilih untuk tidak|tidak pantas bagi saya|sebagai ai|sebagai model bahasa"),
];
