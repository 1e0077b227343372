"""`mujaz` from the outside, with the bundled starter: what it prints, what it refuses, its exit codes."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from service.cli import main
from service.settings import REPOSITORY

ARTICLE = REPOSITORY / "docs" / "examples" / "article.txt"
STARTER: Mapping[str, str] = {"MUJAZ_PROFILE": "starter", "MUJAZ_BEAM_SIZE": "1", "MUJAZ_WORKERS": "1"}


def mujaz(*arguments: str | Path, stdin: str | bytes | None = None, **environment: str) -> Result:
    """Run a command with the starter, decoding greedily to be quick."""
    return CliRunner().invoke(main, [*map(str, arguments)], input=stdin, env={**STARTER, **environment})


def test_every_command_is_listed() -> None:
    """`mujaz --help` shows the commands, each with a line of help."""
    lines = mujaz("--help").stdout.split("Commands:")[1].split("\n")
    listed = {line.split()[0]: line.split(maxsplit=1)[1] for line in lines if line.strip()}
    assert set(listed) == {"brief", "bulk", "check", "eval", "models", "serve", "settings"}
    assert all(listed.values())


def test_a_server_starts_without_what_only_others_need() -> None:
    """Until the server itself has begun, neither engine nor application is imported; it never imports the tools."""
    question = "import sys, service.commands.serve; print(*sys.modules); import service.wsgi; print(*sys.modules)"
    answer = subprocess.run([sys.executable, "-c", question], capture_output=True, text=True, check=True)
    before, after = (set(line.split()) for line in answer.stdout.splitlines())
    assert not before & {"ctranslate2", "flask", "numpy", "service.briefs.pipeline"}
    assert not after & {"huggingface_hub", "sacrebleu", "torch", "transformers"}


def test_a_brief_as_json_follows_the_contract() -> None:
    """Points have offsets into the text as received, and the whole translation comes when asked for."""
    result = mujaz("brief", ARTICLE, "--format", "json", "--length", "short", "--translation")
    brief = json.loads(result.stdout)
    article = ARTICLE.read_bytes().decode()
    assert result.exit_code == 0
    assert len(brief["points"]) == 3
    for point in brief["points"]:
        (source,) = point["sources"]
        passage = article[source["start"] : source["end"]]
        assert passage == passage.strip() != ""
        assert passage[-1] in '.؟"'
    assert brief["translation"]["paragraphs"]
    assert brief["profile"] == "starter"


def test_word_links_come_when_asked_for() -> None:
    """In JSON each point links its words to the text as received; other forms have no room and say so."""
    brief = json.loads(mujaz("brief", ARTICLE, "--format", "json", "--length", "short", "--alignment").stdout)
    article = ARTICLE.read_bytes().decode()
    for point in brief["points"]:
        assert point["alignment"]
        for link in point["alignment"]:
            (source,) = point["sources"]
            assert source["start"] <= link["source"]["start"] < link["source"]["end"] <= source["end"]
            assert article[link["source"]["start"] : link["source"]["end"]].strip()
    assert "--format json" in mujaz("brief", ARTICLE, "--alignment").stderr


def test_standard_input_and_a_title() -> None:
    """- reads standard input; the title given becomes the headline's source."""
    result = mujaz("brief", "-", "--format", "json", "--title", "محطة جديدة للمياه", stdin=ARTICLE.read_bytes())
    assert json.loads(result.stdout)["source"]["title"] == "محطة جديدة للمياه"


@pytest.mark.parametrize(("form", "start"), [("markdown", "# "), ("text", "notice: ")])
def test_a_brief_for_people_shows_sources_and_notice(form: str, start: str) -> None:
    """Text and Markdown carry the Arabic, the notice and the signature."""
    shown = mujaz("brief", ARTICLE, "--format", form, COLUMNS="1000").stdout
    assert shown.startswith(start)
    assert "أعلنت وزارة المياه اليوم الثلاثاء" in shown
    assert "not checked by a person" in shown
    assert "mujaz:0.1.0" in shown


@pytest.mark.parametrize(
    ("content", "environment", "code", "message"),
    [
        (b"This is an English sentence about nothing.", {}, 3, "Arabic"),
        (b"", {}, 3, "Error: "),
        ("قال الوزير".encode("windows-1256"), {}, 1, "not UTF-8"),
        ("قال الوزير اليوم".encode(), {"MUJAZ_MAX_CHARACTERS": "5"}, 1, "over 5 characters"),
        ("قال الوزير اليوم".encode(), {"MUJAZ_MAX_CHARACTERS": "15"}, 1, "over 15 characters"),
        ("قال الوزير اليوم".encode(), {"MUJAZ_PROFILE": "standard"}, 4, "opus-mt-ar-en"),
    ],
    ids=["english", "empty", "encoding", "far too long", "too long", "models"],
)
def test_an_error_is_one_line_and_an_exit_code(
    tmp_path: Path, content: bytes, environment: dict[str, str], code: int, message: str
) -> None:
    """What went wrong is one line on standard error, without a traceback or the text itself."""
    (tmp_path / "article.txt").write_bytes(content)
    result = mujaz("brief", tmp_path / "article.txt", **{"MUJAZ_MODELS_DIR": str(tmp_path / "models"), **environment})
    assert (result.exit_code, result.stdout) == (code, "")
    assert message in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert "الوزير" not in result.stderr


def test_a_file_that_is_not_there() -> None:
    """A wrong command line has click's own exit code."""
    assert mujaz("brief", "no-such-file").exit_code == 2


def test_an_output_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    """Errors of the system name the file."""
    (tmp_path / "pairs.tsv").write_text("مرحبا\thello\n", encoding="utf-8")
    result = mujaz("eval", tmp_path / "pairs.tsv", "--system-output", tmp_path / "nowhere" / "out.txt")
    assert result.exit_code == 1
    assert result.stderr.splitlines()[-1] == f"Error: {tmp_path / 'nowhere' / 'out.txt'}: No such file or directory"


def test_bulk_makes_what_brief_makes(tmp_path: Path) -> None:
    """A line may set its own options; extra names are ignored; a bad line gets a problem and the run ends well."""
    text = ARTICLE.read_bytes().decode()
    lines = [{"id": "a", "text": text, "length": "short", "desk": 7}, {"id": "b", "text": "English."}, {"text": 5}]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    result = mujaz("bulk", tmp_path / "in.jsonl", tmp_path / "out.jsonl", "--limit", "2")
    again = mujaz("bulk", tmp_path / "in.jsonl", tmp_path / "out.jsonl")
    one, two, three = map(json.loads, (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines())
    single = json.loads(mujaz("brief", ARTICLE, "--format", "json", "--length", "short").stdout)
    assert (result.exit_code, again.exit_code) == (0, 0)
    assert "1 briefs, 1 problems" in result.stderr
    assert "2 done before, 0 briefs, 1 problems" in again.stderr
    assert one["id"] == "a"
    assert one["brief"]["points"] == single["points"]
    assert two["problem"]["code"] == "not-arabic"
    assert three["problem"]["code"] == "malformed-request"
    assert "text" in three["problem"]["detail"]


def test_bulk_does_not_mix_options_in_one_file(tmp_path: Path) -> None:
    """Going on with other options would leave briefs of two kinds in one file: the message says so, nothing is lost."""
    (tmp_path / "in.jsonl").write_text('{"text": 1}\n{"text": 2}\n')
    mujaz("bulk", tmp_path / "in.jsonl", tmp_path / "out.jsonl", "--limit", "1")
    before = (tmp_path / "out.jsonl").read_bytes()
    result = mujaz("bulk", tmp_path / "in.jsonl", tmp_path / "out.jsonl", "--length", "long")
    assert result.exit_code == 1
    assert "made with other models, settings or options; choose another output file" in " ".join(result.stderr.split())
    assert (tmp_path / "out.jsonl").read_bytes() == before


def test_bulk_refuses_to_write_over_its_input(tmp_path: Path) -> None:
    """The input is safe."""
    (tmp_path / "in.jsonl").write_text("{}\n")
    os.link(tmp_path / "in.jsonl", tmp_path / "same.jsonl")
    assert mujaz("bulk", tmp_path / "in.jsonl", tmp_path / "same.jsonl").exit_code == 2
    assert (tmp_path / "in.jsonl").read_text() == "{}\n"


def test_eval_prints_scores_with_signatures_and_writes_translations(tmp_path: Path) -> None:
    """The JSON form is complete, and the system output has a line for every pair."""
    pairs = "وصل الوزير إلى المدينة اليوم.\tThe minister arrived in the city today.\nهل وصل الرئيس؟\tHas he arrived?\n"
    (tmp_path / "pairs.tsv").write_text(pairs, encoding="utf-8")
    result = mujaz("eval", tmp_path / "pairs.tsv", "--json", "--system-output", tmp_path / "out.txt")
    evaluation = json.loads(result.stdout)
    assert 0 <= evaluation["scores"]["BLEU"]["value"] <= 100
    assert 0 < evaluation["scores"]["chrF2"]["value"] <= 100
    assert "tok:13a" in evaluation["scores"]["BLEU"]["signature"]
    assert evaluation["system"].startswith("starter@")
    assert evaluation["segments"] == 2
    assert evaluation["cost"]["tokens_per_second"] > 0
    assert len((tmp_path / "out.txt").read_text(encoding="utf-8").splitlines()) == 2
