"""What clinicians have said about the rules, as it was brought in with `legato review import`."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from functools import cache

from legato.errors import InvalidInputError
from legato.library import load_library
from legato.render import review_items
from legato.safety import load_rule_book, load_stop_words
from legato.safety.hazards import load_hazards
from legato.safety.reviews import ItemReview, read_reviews, reviews_of
from legato.server.data_folder import data_folder

FILE = "reviews.toml"
_log = logging.getLogger(__name__)


def reviews_of_rules() -> Mapping[str, tuple[ItemReview, ...]]:
    """Return the reviews of each rule in its present wording, by the rule's id; nothing where nobody has reviewed.

    A file that cannot be read counts as no review: nothing may look reviewed that is not.
    """
    file = data_folder() / FILE
    if not file.exists():
        return {}
    try:
        kept = read_reviews(file.read_text(encoding="utf-8"))
    except (InvalidInputError, OSError, UnicodeDecodeError) as wrong:
        _log.warning("%s cannot be read: %s", file, wrong)
        return {}
    return {item.removeprefix("rule:"): said for item, said in reviews_of(_marks(), kept).items() if said}


@cache
def _marks() -> Mapping[str, str]:
    items = review_items(load_rule_book(), load_library(), load_stop_words(), load_hazards())
    return {item.key: item.mark for item in items if item.key.startswith("rule:")}
