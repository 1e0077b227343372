"""The joint vocabulary and the folding in its normalizer."""

from pathlib import Path

import pytest
from sentencepiece import SentencePieceProcessor

from models.training import vocabulary as module
from models.training.errors import MaterialInvalid
from models.training.vocabulary import FILE, Vocabulary, normalization_rules, parted, with_rules
from tests.unit.models.training.conftest import Toy


@pytest.fixture(scope="module")
def vocabulary(toy: Toy) -> Vocabulary:
    """The toy language's."""
    return Vocabulary.load(toy.data / FILE)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("أمس", "امس"),
        ("المدينـــة", "المدينة"),
        ("كَبِيرٌ", "كبير"),
        ("ﻓﻲ", "في"),
        ("فى", "في"),
        ("١٢", "12"),
        ("۳۵", "35"),
        ("٪", "%"),
        ("“IBM”", '"IBM"'),
        ("في\u200f\u202b", "في"),
        ("ﷺ", "صلي الله عليه وسلم"),
        ("ＩＢＭ", "IBM"),
        ('قال:"المدينة"،في', 'قال:" المدينة"، في'),
        ("ل«المدينة»", 'ل" المدينة"'),
    ],
)
def test_the_normalizer_folds(vocabulary: Vocabulary, written: str, read: str) -> None:
    """Spellings that mean the same give the same pieces, by SentencePiece alone."""
    assert vocabulary.encode(written) == vocabulary.encode(read)
    assert vocabulary.model.normalize(written) == vocabulary.model.normalize(read)


@pytest.mark.parametrize("text", ["المدينة", "سؤال", "شيء", "city", "؟", "ة"])
def test_the_normalizer_leaves_the_rest(text: str) -> None:
    """Letters that tell words apart are not folded."""
    rules = normalization_rules()
    assert [character for character in text if character in rules] == []


def test_rules_do_not_lead_to_rules() -> None:
    """What a character is read as is itself read as it stands."""
    rules = normalization_rules()
    assert {read for read in rules.values() if any(character in rules for character in read)} == set()


def test_links_count_the_words_that_the_vocabulary_reads(vocabulary: Vocabulary) -> None:
    """Marks that touch a word are parted from it in both, other marks stay."""
    text = 'قال "المدينة" (في) "IBM" المدينة، في'
    assert parted(text) == 'قال " المدينة" ( في) "IBM" المدينة، في'
    starts = sum(vocabulary.starts[piece] for piece in vocabulary.encode(text))
    assert starts == len(parted(text).split())


def test_an_older_model_gets_the_rules_of_today(vocabulary: Vocabulary, tmp_path: Path) -> None:
    """Its pieces stay, each with its id; only how a text is read before it is split is new."""
    rules = normalization_rules()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            module, "normalization_rules", lambda: {mark: read for mark, read in rules.items() if len(mark) == 1}
        )
        old = with_rules(vocabulary.model.serialized_model_proto())
    older, path = SentencePieceProcessor(model_proto=old), tmp_path / FILE
    assert older.normalize('"المدينة"') == '▁"المدينة"'
    path.write_bytes(with_rules(old))
    renewed = Vocabulary.load(path)
    assert renewed.model.normalize('"المدينة"') == '▁"▁المدينة"'
    assert renewed.table == vocabulary.table


def test_ids_are_those_of_opus_mt(vocabulary: Vocabulary) -> None:
    """`</s>` is 0, `<unk>` 1 and `<pad>` comes after the last piece."""
    table = vocabulary.table
    assert (table["</s>"], table["<unk>"], table["<pad>"]) == (0, 1, vocabulary.pieces)
    assert len(table) == vocabulary.pieces + 1


def test_sampled_splits_spell_the_same_text(vocabulary: Vocabulary) -> None:
    """Subword regularization changes the pieces and never the text."""
    text = "الحكومة المدرسة"
    splits = {tuple(vocabulary.sample(text, 0.1)) for _ in range(20)}
    assert len(splits) > 1
    assert {vocabulary.model.decode(list(split)) for split in splits} == {text}


def test_words_begin_where_a_space_was(vocabulary: Vocabulary) -> None:
    """One piece of each word starts it."""
    ids = vocabulary.encode("قال الرئيس اليوم")
    assert sum(vocabulary.starts[piece] for piece in ids) == 3


def test_a_damaged_file_is_said_to_be(tmp_path: Path) -> None:
    """The error names the file."""
    (tmp_path / FILE).write_bytes(b"nothing")
    with pytest.raises(MaterialInvalid, match=FILE):
        Vocabulary.load(tmp_path / FILE)
