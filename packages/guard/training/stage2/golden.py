"""Writes what the reference tokenizer makes of texts, for the tests of our own: one `{"text", "ids"}` a line."""

import argparse
import json
import pathlib
import random

from vocabulary import build_tokenizer

WRITTEN = [
    "", " ", "\t\r\n", "a", "Hello, world!", "The ferry leaves at 07:45 from pier 3.", "It's state-of-the-art (v2.10).",
    "please summarise the minutes; do not shorten names", "[CLS] [SEP] [PAD] [UNK] [MASK] ##ing ## #", "x" * 100, "x" * 101,
    "naïve café, crème brûlée, Ångström, ČŠŽ, ǅ", "Straße Fußgängerübergänge", "İstanbul'da ılık bir gün", "Żółw i źrebię",
    "Η θάλασσα ΕΊΝΑΙ ήρεμη σήμερα, ΟΔΟΣ", "Съешь ещё этих мягких булок, да выпей чаю", "Їжак ґедзь", "今天天气很好。我们去公园吧！",
    "東京タワーは高いです", "서울은 오늘 맑습니다", "สวัสดีครับ", "नमस्ते दुनिया", "مرحبا بالعالم، كيف حالك؟", "שָׁלוֹם עולם", "Tiếng Việt có dấu",
    "ﬁne ﬂour ｆｕｌｌｗｉｄｔｈ Ⅷ ½ ²", "zero\u200bwidth\u200djoin\ufeff and soft\u00adhyphen", "tag\U000e0041\U000e0042 variant\ufe0f",
    "line\u2028para\u2029nel\u0085vt\x0bff\x0c", "nbsp\u00a0thin\u2009ideographic\u3000end", "bell\x07 null\x00 \ufffd del\x7f",
    "emoji 😀👩‍👩‍👧🇪🇺 ok", "𝕄𝕒𝕥𝕙 𝒷𝑜𝓁𝒹", "a\u0301\u0300\u0327b", "“quoted” ‘single’ «angle» „low“ … — – ‐", "$5 + €7 = £9 ^ ` ~ | < >",
    "https://example.org/a_b?c=d&e=%20#f", "C:\\temp\\new.txt", "SELECT * FROM t WHERE a='b';--", "{\"k\": [1, 2.5e-3, null]}",
    "豈更車 \U0002f800 \U00020000", "ͅ Ω Å K ſ ẞ ŉ", "a\u0345b \u1e9b\u0323", "i\u0307 I\u0307", "ᾳ ΐ ΰ", "㋿ ㍿ ㎏",
]
RANGES = [(0x20, 0x7E)] * 6 + [(0, 0x2FF), (0x300, 0x36F), (0x370, 0x3FF), (0x400, 0x52F), (0x5D0, 0x5EA), (0x620, 0x64A), (0x905, 0x939),
          (0xE01, 0xE3A), (0x1E00, 0x1FFF), (0x2000, 0x206F), (0x20A0, 0x214F), (0x2190, 0x23FF), (0x3000, 0x30FF), (0x4E00, 0x9FA5),
          (0xAC00, 0xD7A3), (0xE000, 0xE010), (0xF900, 0xFFEF), (0x1D400, 0x1D7FF), (0x1F300, 0x1F64F), (0x20000, 0x2A6D6), (0xE0000, 0xE007F)]


def drawn(rng):
    """A string that no one would write, of characters that the reference's Unicode 9 tables know."""
    made = ""
    for _ in range(rng.randint(1, 40)):
        low, high = rng.choice(RANGES)
        made += chr(rng.randint(low, high)) + rng.choice(["", "", "", " "])
    return made


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--vocabulary", required=True)
    parser.add_argument("--out", required=True)
    args = parser.parse_args()
    tokenizer = build_tokenizer(pathlib.Path(args.vocabulary).read_text(encoding="utf-8").rstrip("\n").split("\n"))
    rng = random.Random(11)
    texts = WRITTEN + [drawn(rng) for _ in range(250)]
    lines = [json.dumps({"text": t, "ids": tokenizer.encode(t, add_special_tokens=False).ids}) for t in texts]
    pathlib.Path(args.out).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
