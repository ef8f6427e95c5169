"""Write down how days and times are written where: what CLDR knows, as far as a place differs from its language.

.venv/bin/python scripts/ways.py
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.localedata import locale_identifiers

PLACE = Path(__file__).resolve().parents[1] / "src" / "legato" / "words" / "ways.json"
_QUOTED = re.compile(r"'[^']*'")


def ways_in_cldr(name: str) -> str:
    """Return the ways of a locale, as `mdy12`."""
    locale = Locale.parse(name)
    day = _QUOTED.sub("", locale.date_formats["medium"].pattern).replace("L", "M")
    order = "".join(dict.fromkeys(sign.lower() for sign in re.findall("[dMy]", day)))
    clock = _QUOTED.sub("", locale.time_formats["short"].pattern)
    return ("ymd" if order.startswith("y") else order) + ("12" if re.search("[hK]", clock) else "24")


def ways_everywhere() -> dict[str, str]:
    """Return the ways of all languages, and of each place that differs from its language."""
    # English without a country is that of the app itself, and not that of America.
    found = {"en": "dmy24"}
    for name in sorted(set(locale_identifiers()) - {"en"}, key=lambda one: (one.count("_"), one)):
        for called in {name, _usual(name)}:
            ways, above = ways_in_cldr(name), called
            while (above := above.rpartition("_")[0]) and above.lower() not in found:
                pass
            if found.get(above.lower()) != ways:
                found[called.lower()] = ways
    return found


def _usual(name: str) -> str:
    """Return a name without the script that goes without saying there: browsers say `zh-TW`."""
    language, *rest = name.split("_")
    if len(rest) < 2:
        return name
    plain = f"{language}_{rest[-1]}"
    try:
        return plain if str(Locale.parse(plain)) == name else name
    except UnknownLocaleError:
        return name


if __name__ == "__main__":
    PLACE.write_text(json.dumps(ways_everywhere(), indent=0, sort_keys=True) + "\n", encoding="utf-8")
