"""What an answer costs that Mujaz still remembers: the same article asked for again."""

from bench.lab import Lab
from bench.load import ask_all
from bench.outcome import Outcome
from bench.services import mujaz

FIRST, AGAIN = "brief and full translation, a new article", "the same article again"


def ask_again(lab: Lab) -> Outcome:
    """Ask for some articles twice, of a service with its memory as shipped."""
    articles = lab.articles(lab.times(8, 3), include=["translation"])
    with lab.all_paused(), mujaz(lab.models.models_dir, "standard", cache_bytes=None) as service:
        ask_all(service, "warm-up", lab.articles(1))
        return Outcome([ask_all(service, what, articles) for what in (FIRST, AGAIN)])
