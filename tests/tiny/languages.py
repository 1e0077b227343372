"""A small vocabulary of several languages, as mT5's is of a hundred."""

import io

import sentencepiece

ARABIC = ("وزارة", "الصحة", "أعلنت", "القاهرة", "قال", "الوزير", "٣٥", "في", "مَدْرَسة", "2026", "مسؤول", "شيء")
ENGLISH = ("minister", "Minister", "said", "Cairo", "government", "hospital", "MINISTER", "(minister", "today")
OTHERS = ("правительство", "министр", "больница", "وزیر", "گفت", "کشور", "école", "gouvernement", "Regierung", "政府")
PIECES = 700


def train_pieces(*, byte_fallback: bool) -> bytes:
    """Train on the words of all languages, whole words preferred, with mT5's special ids; return the model file."""
    words = [*ARABIC, *ENGLISH, *OTHERS]
    written = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter([" ".join(words), *words] * 20),
        model_writer=written,
        vocab_size=PIECES,
        character_coverage=1.0,
        hard_vocab_limit=False,
        byte_fallback=byte_fallback,
        pad_id=0,
        eos_id=1,
        unk_id=2,
        bos_id=-1,
        minloglevel=2,
    )
    return written.getvalue()
