"""Every setting: typed, bounded, with its help sentence. Read from MUJAZ_* variables; unknown values fail at start."""

import os
from pathlib import Path
from typing import Annotated, Literal

from limits import parse_many
from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from models.batches import MOST_WAITING

REPOSITORY = Path(__file__).resolve().parent.parent
STARTER = REPOSITORY / "models" / "starter"


def default_models_dir() -> Path:
    """Return where prepared models live unless a setting says otherwise (XDG base directory: user data)."""
    data = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(data) / "mujaz" / "models"


def check_rate(rate: str) -> str:
    """Return a rate as it is; raises `ValueError` where it is neither one nor empty."""
    if rate:
        parse_many(rate)
    return rate


class Settings(BaseSettings):
    """All settings with their defaults; `mujaz settings` prints them with their help."""

    model_config = SettingsConfigDict(env_prefix="MUJAZ_", frozen=True, extra="ignore")

    profile: Annotated[
        Literal["auto", "starter", "standard", "quality"],
        Field(description="Which models to serve; auto takes the best that is on this disk."),
    ] = "auto"
    models_dir: Annotated[Path, Field(description="Where prepared models are kept.")] = Field(
        default_factory=default_models_dir
    )
    starter_dir: Annotated[Path, Field(description="Where the bundled starter translator lies.")] = STARTER
    precision: Annotated[
        Literal["int8", "float32"],
        Field(description="Arithmetic of the CTranslate2 engine; float32 is exact and slower."),
    ] = "int8"
    workers: Annotated[
        int, Field(ge=0, le=256, description="Translation workers, one core each; 0 means one per core.")
    ] = 0
    beam_size: Annotated[int, Field(ge=1, le=8, description="Hypotheses kept while decoding.")] = 4
    glossary: Annotated[
        Path | None,
        BeforeValidator(lambda given: given or None),
        Field(description="File of terms that must come out as given: Arabic, a tab, English, one a line."),
    ] = None
    article_style: Annotated[
        Literal["as-listed", "hyphen", "space", "drop"],
        Field(description="How al- in persons' names is written: as listed, al-Sisi (AP), al Sisi, or dropped: Sisi."),
    ] = "as-listed"
    correct_names: Annotated[
        bool,
        Field(description="Tell the starter names that it left out and put garbled ones right; false only flags them."),
    ] = True
    max_characters: Annotated[int, Field(ge=1, le=10_000_000, description="Longest text accepted, in characters.")] = (
        100_000
    )
    max_items: Annotated[int, Field(ge=1, le=10_000, description="Most items in one batch request.")] = 32
    max_body_bytes: Annotated[int, Field(ge=1024, le=1_000_000_000, description="Largest request body, in bytes.")] = (
        2_000_000
    )
    max_alternatives: Annotated[
        int, Field(ge=0, le=7, description="Most alternative translations that /translate gives.")
    ] = 3
    max_concurrent_requests: Annotated[
        int, Field(ge=1, le=1000, description="Requests worked on at once; more are answered 503 and Retry-After.")
    ] = 32
    max_waiting_texts: Annotated[
        int, Field(ge=1, le=1_000_000, description="Sentences that may wait; more are answered 503 and Retry-After.")
    ] = MOST_WAITING
    deadline_seconds: Annotated[
        float, Field(gt=0, le=3600, description="Longest time for one request before it is answered 504.")
    ] = 120.0
    rate_limit: Annotated[
        str,
        AfterValidator(check_rate),
        Field(description="Requests allowed per client address, as 'N per minute'; empty switches the limit off."),
    ] = "240 per minute"
    cache_bytes: Annotated[
        int,
        Field(
            ge=0,
            le=100_000_000_000,
            description="Memory for translations and briefs, given again for a repeated text, in bytes; 0 keeps none.",
        ),
    ] = 64_000_000
    cache_seconds: Annotated[
        float,
        Field(gt=0, le=604_800, description="How long a text and its English stay in that memory, in seconds."),
    ] = 900.0
    host: Annotated[str, Field(description="Address to listen on.")] = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535, description="Port to listen on; 0 lets the system choose.")] = 8000
    threads: Annotated[int, Field(ge=1, le=256, description="Request threads of the one server process.")] = 40
    log_level: Annotated[
        Literal["debug", "info", "warning", "error"], Field(description="How much to log; never any text.")
    ] = "info"
    metrics: Annotated[
        bool, Field(description="Give numbers for Prometheus at /metrics; they hold no text and no client's address.")
    ] = True
    hub_endpoint: Annotated[str, Field(description="The model hub to download from when models are prepared.")] = (
        "https://huggingface.co"
    )
