import type { DetectorKind } from "../detector.ts";

export const refusalExamples: DetectorKind["examples"] = {
  hits: [
    { text: "I'm sorry, but I can’t help with that.", rule: "refusal" },
    { text: "I cannot, under these rules, provide the list.", rule: "refusal" },
    { text: "Thank you for asking. I must decline.", rule: "refusal" },
    { text: "I'd rather not say which of the two is better.", rule: "soft-refusal" },
    { text: "As an AI I have no parcels of my own.", rule: "soft-refusal" },
    { text: "Lo siento, no puedo ayudarte con eso.", rule: "refusal" },
    { text: "Désolé, je ne peux pas vous fournir cette adresse.", rule: "refusal" },
    { text: "Leider darf ich das nicht; ich kann dir dabei nicht helfen.", rule: "refusal" },
    { text: "Desculpe, não posso fornecer essa senha.", rule: "refusal" },
    { text: "Извините, я не могу вам с этим помочь.", rule: "refusal" },
    { text: "很抱歉，我无法提供这份名单。", rule: "refusal" },
    { text: "申し訳ありませんが、その住所はお答えできません。", rule: "refusal" },
    { text: "माफ़ कीजिए, मैं इसमें मदद नहीं कर सकता।", rule: "refusal" },
    { text: "عذرا، لا يمكنني مساعدتك في هذا.", rule: "refusal" },
    { text: "দুঃখিত, আমি এতে সাহায্য করতে পারব না।", rule: "refusal" },
    { text: "Maaf, saya tidak bisa membantu dengan itu.", rule: "refusal" },
  ],
  misses: [
    { text: "The parcel cannot be delivered today. Help is on its way." },
    { text: "I can help with that, and I cannot wait to start!" },
    { text: "I cannot find order 12. Did you mean the one that they help with?" },
    { text: "Mini can't help" },
    { text: `${"The depot is open from nine to five on weekdays. ".repeat(6)}I can't help with that.` },
    { text: "Puedo ayudarte con eso: no hay prisa." },
    { text: "Ich kann dir gern helfen, und nicht nur heute." },
    { text: "我可以帮你查这个包裹。" },
    { text: "Я не могу дождаться пятницы." },
  ],
};
