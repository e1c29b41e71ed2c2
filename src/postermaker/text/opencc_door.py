"""The door to OpenCC: its converters, and Simplified text of the same length for the segmenter."""

from functools import lru_cache
from typing import Any


@lru_cache(maxsize=8)
def converter(config: str) -> Any:
    """OpenCC's converter of a configuration, such as s2tw."""
    import opencc

    return opencc.OpenCC(config)


@lru_cache(maxsize=4096)
def simplified(text: str) -> str:
    """A Traditional text in Simplified characters of the same count; else the text itself."""
    plain = str(converter("t2s").convert(text))
    return plain if len(plain) == len(text) else text
