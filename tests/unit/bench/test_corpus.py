"""Sentences and articles never come twice and are cut into what they were made of."""

from itertools import islice

from bench.corpus import sentences, texts
from service.briefs.clean import clean
from service.briefs.segment import segment


def test_no_sentence_comes_twice_even_without_its_number() -> None:
    """So no cache and no joining of equal texts can help."""
    made = list(islice(sentences(), 2000))
    bare = str.maketrans("", "", "0123456789")
    assert len({one.translate(bare) for one in made}) == len(made)


def test_an_article_has_as_many_sentences_as_asked_for() -> None:
    """Mujaz cuts it exactly where it was joined."""
    for size in (1, 10, 50):
        article = next(texts(sentences(), size))
        assert [one.text for one in segment(clean(article))] == list(islice(sentences(), size))
