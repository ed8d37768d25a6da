"""The word pieces that are kept: enough for the training rows, few enough for the weight of the package.

The encoder's own 30,522 pieces are 11.7 MB in int8 at a width of 384. A word that loses its piece falls to
smaller ones, so nothing becomes unreadable: all single characters of the European alphabets stay.
"""

import collections

from tokenizers import Tokenizer, normalizers, pre_tokenizers
from tokenizers.models import WordPiece

SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]


def build_tokenizer(vocabulary):
    """The reference tokenizer: no added tokens, so a text that spells "[SEP]" never becomes one."""
    tokenizer = Tokenizer(WordPiece({piece: i for i, piece in enumerate(vocabulary)}, unk_token="[UNK]", max_input_chars_per_word=100))
    tokenizer.normalizer = normalizers.BertNormalizer(clean_text=True, handle_chinese_chars=True, strip_accents=True, lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return tokenizer


def choose_pieces(full, texts, size):
    """The `size` pieces to keep, in the order of `full`, `SPECIAL` first.

    @param full every piece of the pretrained vocabulary, in its order
    @param texts what to count; one text adds at most 8 of a piece
    """
    tokenizer = build_tokenizer(full)
    count = collections.Counter()
    for encoding in tokenizer.encode_batch(texts, add_special_tokens=False):
        for i, n in collections.Counter(encoding.ids).items():
            count[full[i]] += min(n, 8)
    kept = {piece for piece in full if is_letter(piece)}
    for piece, _ in count.most_common():
        if len(kept) >= size - len(SPECIAL):
            break
        if piece not in SPECIAL:
            kept.add(piece)
    return SPECIAL + [piece for piece in full if piece in kept and piece not in SPECIAL]


def is_letter(piece):
    """Whether a piece is one character of ASCII, Latin, Greek or Cyrillic, alone or inside a word."""
    bare = piece[2:] if piece.startswith("##") else piece
    return len(bare) == 1 and (ord(bare) < 0x250 or 0x370 <= ord(bare) < 0x530 or 0x2010 <= ord(bare) < 0x2040)
