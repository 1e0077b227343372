"""A dictionary is collected from linked pairs."""

from models.dictionary import Dictionary, root
from models.training.dictionary import joined, make_dictionary
from models.training.pairs import Pair

PAIRS = [
    Pair("قال الوزير:", "The minister said:", "0-2 1-1 1-0"),
    Pair("وزراء «المالية»", "U.S.-backed finance ministers", "0-2 2-1 2-0"),
    Pair("بلا روابط", "without links"),
    Pair("نعم", "the", "0-0"),
]


def test_links_become_entries() -> None:
    """Punctuation goes, forms of a word come together, function words and pairs without links leave nothing."""
    stems = make_dictionary(PAIRS).stems
    assert stems[root("الوزير")] == "minist"
    assert stems[root("وزراء")] == "minist"
    assert stems[root("قال")] == "said"
    assert stems[root("ماليه")] == "back financ s u"
    assert root("نعم") not in stems


def test_slips_are_left_out() -> None:
    """What a frequent word is linked to once in many thousand times is no translation of it."""
    often = [Pair("أمن", "security", "0-0")] * 9_999
    assert make_dictionary([*often, Pair("أمن", "terrorist", "0-0")]).stems[root("امن")] == "secur"
    assert make_dictionary([*often[:100], Pair("أمن", "safety", "0-0")]).stems[root("امن")] == "safeti secur"


def test_what_was_known_before_stays() -> None:
    """A later stage adds to what an earlier one has seen."""
    before, after = Dictionary({"وزر": "minist", "قال": "said"}), Dictionary({"وزر": "cabinet minist", "ارز": "rice"})
    assert joined(before, after).stems == {"وزر": "cabinet minist", "قال": "said", "ارز": "rice"}
