"""Places in a content that stand for a field's value: `{key}`."""

import re
from collections.abc import Mapping

_PLACE = re.compile(r"\{([a-z][a-z0-9_]{0,39})\}")


def keys_in(content: str) -> list[str]:
    """The keys of the fields that a content shows, in order."""
    return _PLACE.findall(content)


def filled_in(content: str, values: Mapping[str, str]) -> str:
    """A content with each `{key}` replaced by the field's value; an unfilled field leaves nothing."""
    return _PLACE.sub(lambda match: values.get(match[1], ""), content)
