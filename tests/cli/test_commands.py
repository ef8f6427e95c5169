"""Every command of the command line, run as a person runs it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import chdir
from pathlib import Path
from typing import NamedTuple

import pytest
from typer.testing import CliRunner

from legato.cli import app

LEGATO = Path(sys.executable).with_name("legato")

CHECKIN = {
    "person": {"age": 44, "pregnant_weeks": None, "postpartum_weeks": None},
    "complaint": "ache_after_exercise",
    "pain": [{"leg": "left", "zone": "calf", "score": 5}],
    "facts": [{"fact": "varicose_veins", "leg": "left", "zones": ["calf"]}, {"fact": "blood_thinner"}],
    "minutes": 20,
    "performer": "self",
    "position": "chair",
    "reach": "toes",
    "hands": 2,
    "have": ["oil", "tennis_ball"],
    "aims": ["relax"],
}
COMMANDS = (
    *(
        "techniques",
        "show",
        "facts",
        "screen",
        "plan",
        "script",
        "tour",
        "try",
        "timeline",
        "play",
        "render",
        "check",
        "schema",
        "serve",
    ),
    *("voices list", "voices install", "voices use"),
)
EMERGENCY = CHECKIN | {"facts": [{"fact": "chest_or_breath"}]}


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """Make a folder with a check-in, an emergency, and a session planned from the check-in."""
    made = tmp_path_factory.mktemp("cli")
    (made / "CHECKIN.json").write_text(json.dumps(CHECKIN))
    (made / "EMERGENCY.json").write_text(json.dumps(EMERGENCY))
    planned = legato("plan", "CHECKIN.json", "--json", folder=made)
    (made / "SESSION.json").write_text(planned.stdout)
    return made


class Ended(NamedTuple):
    """How a command ended."""

    returncode: int
    stdout: str
    stderr: str


def run(*words: str, folder: Path, **environment: str) -> Ended:
    """Run `legato` with these words in a folder, as a programme of its own."""
    ended = subprocess.run(
        [str(LEGATO), *words],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        env=os.environ | {"COLUMNS": "100"} | environment,
    )
    return Ended(ended.returncode, ended.stdout, ended.stderr)


def legato(*words: str, folder: Path, given: str | None = None, **environment: str) -> Ended:
    """Run `legato` with these words in a folder, in this process: the same, but quicker."""
    with chdir(folder):
        ended = CliRunner().invoke(app, words, input=given, env={"COLUMNS": "100"} | environment)
    return Ended(ended.exit_code, ended.stdout, ended.stderr)


class TestEveryCommandAsWritten:
    """Each line of the contract, word for word."""

    @pytest.mark.slow
    @pytest.mark.parametrize(
        ("words", "expected"),
        [
            ("techniques", "arch-rub"),
            ("show arch-rub", "Arch rub"),
            ("facts", "blood_thinner"),
            ("screen CHECKIN.json", "You can have a massage, with some changes."),
            ("plan CHECKIN.json", "# Your session"),
            ("plan CHECKIN.json --minutes 10", "# Your session"),
            ("timeline SESSION.json", "| change leg | Now your"),
            ("script SESSION.json", "- left out: "),
            ("schema checkin", '"$schema"'),
            ("schema verdict", '"$schema"'),
            ("schema session", '"$schema"'),
            ("schema timeline", '"$schema"'),
            ("schema technique", '"$schema"'),
        ],
    )
    def test_it_answers_in_words(self, folder, words, expected):
        """Exit code 0, something to read, and nothing on standard error."""
        answer = run(*words.split(), folder=folder)

        assert (answer.returncode, answer.stderr) == (0, "")
        assert expected in answer.stdout

    @pytest.mark.slow
    @pytest.mark.parametrize(
        "words",
        [
            "techniques --json",
            "show arch-rub --json",
            "facts --json",
            "screen CHECKIN.json --json",
            "plan CHECKIN.json --json",
            "timeline SESSION.json --json",
            "schema checkin",
        ],
    )
    def test_it_answers_in_data(self, folder, words):
        """Where a person would read a table, a programme gets JSON."""
        answer = run(*words.split(), folder=folder)

        assert (answer.returncode, answer.stderr) == (0, "")
        assert json.loads(answer.stdout)

    @pytest.mark.parametrize("command", [*COMMANDS, ""])
    def test_it_explains_itself(self, folder, command):
        """Every command has a help text with an example."""
        answer = legato(*command.split(), "--help", folder=folder)

        assert answer.returncode == 0
        assert "Example" in answer.stdout

    def test_it_runs_as_a_module_too(self, folder):
        """`python -m legato` is the same programme."""
        words = [sys.executable, "-m", "legato", "--version"]
        answer = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=True)

        assert answer.stdout.strip()


class TestFromOneCommandToTheNext:
    """JSON in by file or by `-`, so that commands can be joined."""

    def test_a_plan_is_piped_into_its_timeline(self, folder):
        """The last cue comes exactly at the end."""
        session = legato("plan", "-", "--json", folder=folder, given=json.dumps(CHECKIN)).stdout
        cues = json.loads(legato("timeline", "-", "--json", folder=folder, given=session).stdout)
        lasts = sum(step["lasts_ms"] for step in json.loads(session)["steps"])

        assert cues["cues"][-1] == cues["cues"][-1] | {"kind": "close", "at_ms": lasts}
        assert cues["lasts_ms"] == lasts <= 20 * 60_000

    def test_the_minutes_asked_for_replace_those_of_the_check_in(self, folder):
        """Ten minutes, and the session remembers them."""
        session = json.loads(legato("plan", "CHECKIN.json", "--minutes", "10", "--json", folder=folder).stdout)

        assert session["checkin"]["minutes"] == 10
        assert sum(step["lasts_ms"] for step in session["steps"]) <= 10 * 60_000

    @pytest.mark.slow
    def test_the_same_check_in_gives_the_same_bytes(self, folder):
        """Also from one process to the next, with its own order of sets."""
        for words in (("screen", "CHECKIN.json", "--json"), ("plan", "CHECKIN.json", "--json")):
            first, second = (run(*words, folder=folder, PYTHONHASHSEED=seed).stdout for seed in ("1", "2"))
            assert first == second

    def test_a_session_file_holds_codes_and_no_sentence(self, folder):
        """What is read back later, perhaps by another version, says nothing that could be wrong by then."""
        session = json.loads(legato("plan", "CHECKIN.json", "--json", folder=folder).stdout)
        reasons = [reason for choice in session["choices"] for reason in choice["reasons"]]

        assert reasons
        assert all({"code", "args"} <= reason.keys() <= {"code", "args", "rule"} for reason in reasons)

    def test_a_verdict_gives_what_each_rule_says_with_its_sources(self, folder):
        """The rule, the sentence, why, and where that is from: as whoever reads JSON was promised."""
        verdict = json.loads(legato("screen", "EMERGENCY.json", "--json", folder=folder).stdout)

        for reason in verdict["reasons"]:
            assert {"rule", "says", "do", "why", "sources", "status", "limits"} <= reason.keys()
            assert reason["says"].endswith(".")
            assert reason["sources"]

    @pytest.mark.parametrize("file", ["techniques/arch-rub.toml", "programmes.toml"])
    def test_what_ships_checks_without_a_mistake(self, folder, file):
        """What we write is as good as what we ask of others."""
        answer = legato("check", str(Path(__file__).parents[2] / "src/legato/library/data" / file), folder=folder)

        assert (answer.returncode, answer.stdout) == (0, f"{Path(file).name}: no mistakes.\n")


class TestBadInput:
    """One message for each mistake, with its path; exit code 2; never a traceback."""

    @pytest.mark.parametrize(
        ("given", "path"),
        [
            (CHECKIN | {"person": {"age": 400}}, "person.age:"),
            (CHECKIN | {"minutes": 4}, "minutes:"),
            (CHECKIN | {"minutes": 10_000}, "minutes:"),
            (CHECKIN | {"pain": [{"leg": "third", "zone": "calf", "score": 1}]}, "pain[0].leg:"),
            (CHECKIN | {"facts": [{"fact": "blood_thiner"}]}, "facts[0].fact:"),
            (CHECKIN | {"aims": ["x" * 500_000]}, "aims[0]:"),
        ],
    )
    @pytest.mark.parametrize("command", ["screen", "plan"])
    def test_a_check_in_that_cannot_be_right(self, folder, command, given, path):
        """Its path and a sentence, short enough to read."""
        answer = legato(command, "-", folder=folder, given=json.dumps(given))

        assert (answer.returncode, answer.stdout) == (2, "")
        assert answer.stderr.startswith(path)
        assert len(answer.stderr.splitlines()) == 1
        assert len(answer.stderr) < 400

    @pytest.mark.parametrize(
        ("words", "given", "says"),
        [
            ("screen -", "{", "line 1: This is not valid JSON"),
            ("screen -", " " * 2_000_000, "at most 1000000 are read"),
            ("plan -", "[" * 100_000, "nested too deeply"),
            ("plan CHECKIN.json --minutes 61", None, "minutes:"),
            ("plan CHECKIN.json --minutes 2", None, "minutes:"),
            ("plan CHECKIN.json --minutes ten", None, "'--minutes'"),
            ("screen missing.json", None, "missing.json cannot be read"),
            ("screen .", None, "cannot be read"),
            ("timeline CHECKIN.json", None, "checkin:"),
            ("play CHECKIN.json", None, "checkin:"),
            ("show arch-rubb", None, "Perhaps you mean arch-rub"),
            ("schema chekin", None, "Perhaps you mean checkin"),
            ("check CHECKIN.json", None, "CHECKIN.json:1: This is not valid TOML"),
            ("dance", None, "No such command"),
        ],
    )
    def test_what_cannot_be_used_is_said(self, folder, words, given, says):
        """No riddle, no traceback."""
        answer = legato(*words.split(), folder=folder, given=given)

        assert (answer.returncode, answer.stdout) == (2, "")
        assert says in answer.stderr
        assert "Traceback" not in answer.stderr

    def test_a_technique_file_is_told_all_its_mistakes_with_their_lines(self, folder):
        """Three mistakes, three lines, in one go."""
        shipped = (Path(__file__).parents[2] / "src/legato/library/data/techniques/arch-rub.toml").read_text()
        broken = shipped.replace("strain = 3", "strain = 9").replace('oil = "helps"', 'oil = "some"')
        broken = broken.replace('contraindications = ["lymphoedema"]', 'contraindications = ["lymphodema"]')
        (folder / "broken.toml").write_text(broken)

        answer = legato("check", "broken.toml", folder=folder)
        as_data = legato("check", "broken.toml", "--json", folder=folder)

        assert (answer.returncode, as_data.returncode) == (2, 2)
        assert "broken.toml:8: strain:" in answer.stderr
        assert "broken.toml:7: oil:" in answer.stderr
        assert {finding["path"] for finding in json.loads(as_data.stdout)["findings"]} >= {"strain", "oil"}


class TestRefusals:
    """Exit code 3 when massage is refused, with what to do instead."""

    def test_a_verdict_is_an_answer_and_no_failure(self, folder):
        """`screen` ends well whatever it finds."""
        answer = legato("screen", "EMERGENCY.json", "--json", folder=folder)

        assert answer.returncode == 0
        assert json.loads(answer.stdout)["verdict"] == "emergency"

    def test_a_refused_plan_gives_the_verdict(self, folder):
        """In words and in data."""
        words = legato("plan", "EMERGENCY.json", folder=folder)
        as_data = legato("plan", "EMERGENCY.json", "--json", folder=folder)

        assert (words.returncode, as_data.returncode) == (3, 3)
        assert "Get help" in words.stdout
        assert json.loads(as_data.stdout)["reasons"][0]["do"]

    def test_what_cannot_be_composed_names_what_would_help(self, folder):
        """Everything is to be left alone."""
        zones = json.loads(legato("schema", "checkin", folder=folder).stdout)["$defs"]["ZoneId"]["enum"]
        everywhere = [{"leg": leg, "zone": zone} for leg in ("left", "right") for zone in zones]
        given = json.dumps({"person": {"age": 44}, "avoid": everywhere})

        words = legato("plan", "-", folder=folder, given=given)
        as_data = legato("plan", "-", "--json", folder=folder, given=given)

        assert (words.returncode, as_data.returncode) == (3, 3)
        assert words.stderr
        assert json.loads(as_data.stdout)["would_help"]

    @pytest.mark.parametrize("command", ["timeline", "play"])
    def test_a_session_that_breaks_a_limit_is_not_played(self, folder, command):
        """An old plan with a new red flag stays silent."""
        session = json.loads((folder / "SESSION.json").read_text())
        session["checkin"]["facts"].append({"fact": "chest_or_breath"})

        answer = legato(command, "-", folder=folder, given=json.dumps(session))

        assert (answer.returncode, answer.stdout) == (3, "")
        assert answer.stderr.startswith("This session is not played:")


class TestTheTwelve:
    """A tour of the article's techniques."""

    def test_without_a_check_in_it_is_for_somebody_well_and_says_so(self, folder):
        """The session is data that the other commands take."""
        answer = legato("tour", "--json", folder=folder)
        told = legato("timeline", "-", folder=folder, given=answer.stdout)

        assert (answer.returncode, told.returncode) == (0, 0)
        assert "somebody well" in answer.stderr
        assert len({step["technique"] for step in json.loads(answer.stdout)["steps"] if step["step"] == "block"}) == 12

    def test_it_goes_over_one_leg_and_names_what_a_limit_leaves_out(self, folder):
        """With the check-in of somebody on blood thinners."""
        given = json.dumps(CHECKIN | {"facts": [{"fact": "blood_thinner"}]})
        answer = legato("tour", "-", "--leg", "left", "--minutes", "15", "--json", folder=folder, given=given)
        session = json.loads(answer.stdout)

        assert "Left out on the left leg: Knuckle" in answer.stderr
        assert {step["leg"] for step in session["steps"] if step["step"] == "block"} == {"left"}

    def test_it_is_no_way_round_a_refusal(self, folder):
        """The same exit code as for any other plan."""
        assert legato("tour", "EMERGENCY.json", folder=folder).returncode == 3


class TestPlaying:
    """A session in the terminal."""

    def test_it_plays_from_the_first_cue_to_the_last(self, folder):
        """A thousand times faster, in a file: a line for each thing shown or said."""
        answer = legato("play", "SESSION.json", "--speed", "1000", folder=folder)
        lines = answer.stdout.splitlines()

        assert (answer.returncode, answer.stderr) == (0, "")
        assert lines[0].startswith("First: Look at both legs and feet")
        assert lines[-2].endswith("> Your session is over.")
        assert any("[left leg]" in line for line in lines)
        assert any("[right leg]" in line for line in lines)

    def test_ctrl_c_stops_it_cleanly(self, folder):
        """It says where it stopped, and nothing else."""
        with subprocess.Popen(
            [str(LEGATO), "play", "SESSION.json"], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        ) as playing:
            assert playing.stdout is not None
            assert playing.stdout.readline().startswith("First: Look at both legs and feet")
            time.sleep(0.2)
            playing.send_signal(signal.SIGINT)
            out, err = playing.communicate(timeout=60)

        assert (playing.returncode, err) == (130, "")
        assert out.splitlines()[-1].startswith("Stopped at 0:0")


class TestTerminals:
    """Colours and width are the reader's choice."""

    @pytest.mark.parametrize("words", ["techniques", "facts"])
    def test_a_narrow_terminal_gets_narrow_lines(self, folder, words):
        """Words fold; nothing is cut off."""
        answer = legato(words, folder=folder, COLUMNS="40")

        assert max(len(line) for line in answer.stdout.splitlines()) <= 40

    def test_without_colours_there_is_no_escape(self, folder):
        """NO_COLOR is respected even where colours are forced otherwise."""
        for words in ("techniques", "show arch-rub"):
            answer = legato(*words.split(), folder=folder, NO_COLOR="1")
            assert "\x1b" not in answer.stdout

    def test_completion_can_be_installed(self, folder):
        """Each shell gets its own completion, from Typer, also where it is not installed."""
        for shell in ("bash", "zsh", "fish"):
            answer = run(folder=folder, _LEGATO_COMPLETE=f"source_{shell}")
            assert "_LEGATO_COMPLETE" in answer.stdout, shell
            assert f"complete_{shell}" in answer.stdout
