"""Pairs with other names in them."""

from pathlib import Path

import pytest

from models.training.errors import MaterialInvalid
from models.training.pairs import Pair
from models.training.renaming import Form, read_names, rename

NAMES = """القاهرة\tCairo|Al-Qahira\tcapital
أسوان|~سوان\tAswan\tcity
بيني غانتس|غانتس\tBenny Gantz|Gantz\tperson
صائب عريقات|عريقات\tSaeb Erekat|Erekat\tperson
~فاس\tFez\tcity
بيرو\tPeru\tstate
الأردن\tJordan\tstate
الولايات المتحدة\tUnited States\tstate
سوري\tSyrian\tdemonym
"""


@pytest.fixture
def forms(tmp_path: Path) -> list[Form]:
    """A few names."""
    path = tmp_path / "names.tsv"
    path.write_text(NAMES, encoding="utf-8")
    return read_names(path)


def test_full_names_surnames_and_places_are_read(forms: list[Form]) -> None:
    """Doubtful forms, demonyms, and states that may want an article are not."""
    assert [form.english for form in forms] == [
        *("Cairo", "Aswan", "Benny Gantz", "Gantz", "Saeb Erekat", "Erekat", "Peru", "Jordan")
    ]


@pytest.mark.parametrize(
    ("pair", "renamed"),
    [
        (Pair("وصل إلى القاهرة أمس", "He arrived in Cairo yesterday"), ("إلى أسوان", "in Aswan")),
        (Pair("وبالقاهرة التقى بيني غانتس.", "He met Benny Gantz in Tunis."), ("التقى صائب عريقات.", "Saeb Erekat in")),
        (Pair("قال غانتس: لا", "Gantz said: no"), ("قال عريقات: لا", "Erekat said: no")),
        (Pair("زار الاردن وزير", "A minister visited Jordan"), ("زار بيرو وزير", "visited Peru")),
    ],
    ids=["city", "full name, after a prefix that stays", "surname", "another alef"],
)
def test_a_name_gives_way_to_others_of_its_kind(forms: list[Form], pair: Pair, renamed: tuple[str, str]) -> None:
    """On both sides, the rest as it was and without word links; what is drawn again is no new pair."""
    made = set(rename([pair], forms, copies=20, seed=1))
    assert len(made) == 1
    (only,) = made
    assert renamed[0] in only.arabic
    assert renamed[1] in only.english
    assert only.links == ""


@pytest.mark.parametrize(
    "pair",
    [
        Pair("لا أسماء هنا", "No names here"),
        Pair("قالت القاهرة", "Egypt said"),
        Pair("من القاهرة إلى القاهرة", "From Cairo to Cairo"),
        Pair("مملكة الأردن", "The Kingdom of Jordan"),
        Pair("في القاهرة الجديدة", "In New Cairo"),
        Pair("القاهريون", "Cairo people"),
    ],
    ids=["none", "not in the English", "twice", "part of a longer name", "after a capital", "part of a word"],
)
def test_a_name_stays_where_another_would_be_wrong(forms: list[Form], pair: Pair) -> None:
    """No copy comes of it."""
    assert list(rename([pair], forms, copies=20, seed=1)) == []


def test_the_seed_settles_what_is_drawn(forms: list[Form]) -> None:
    """The same twice, another with another seed; at most so many copies as were asked for."""
    pairs = [Pair("في القاهرة", "in Cairo"), Pair("قال غانتس للأردن", "Gantz told Jordan")] * 5
    one, again, other = (list(rename(pairs, forms, copies=3, seed=seed)) for seed in (1, 1, 2))
    assert one == again != other
    assert 0 < len(one) <= len(pairs) * 3


def test_a_line_without_a_kind_is_named(tmp_path: Path) -> None:
    """So that a list in another form is not taken for an empty one."""
    path = tmp_path / "names.tsv"
    path.write_text("القاهرة\tCairo\n", encoding="utf-8")
    with pytest.raises(MaterialInvalid, match="line 1"):
        read_names(path)
