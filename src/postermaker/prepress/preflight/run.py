"""All rules over one design."""

from collections.abc import Callable, Iterator

from postermaker.errors import Severity
from postermaker.prepress.preflight import (
    colour_rules,
    field_rules,
    page_rules,
    picture_rules,
    place_rules,
    text_rules,
)
from postermaker.prepress.preflight.findings import Finding
from postermaker.prepress.preflight.subject import Subject

#: What a rule is: it looks at the subject and tells what is wrong.
Check = Callable[[Subject], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    field_rules.empty_fields,
    field_rules.placeholders,
    field_rules.samples_left,
    text_rules.layout_issues,
    text_rules.unlicensed_fonts,
    text_rules.stand_in_faces,
    text_rules.small_text,
    text_rules.small_text_in_inks,
    place_rules.outside_safe,
    place_rules.in_eyelets,
    place_rules.in_pockets,
    place_rules.short_of_bleed,
    place_rules.thin_lines,
    picture_rules.missing_pictures,
    picture_rules.low_resolution,
    picture_rules.small_codes,
    picture_rules.pale_codes,
    picture_rules.narrow_quiet_zones,
    colour_rules.screen_colours,
    colour_rules.wrong_black,
    colour_rules.too_much_ink,
    colour_rules.overlapping_inks,
    colour_rules.faint_tints,
    colour_rules.spot_colours,
    colour_rules.white_overprint,
    page_rules.page_size,
    page_rules.raster_size,
    page_rules.bleed_missing,
    page_rules.transparency,
    page_rules.empty_pages,
    page_rules.screen_pixels,
)


def preflight(subject: Subject) -> tuple[Finding, ...]:
    """Everything that is wrong, errors first."""
    found = [finding for check in CHECKS for finding in check(subject)]
    return tuple(sorted(found, key=lambda each: each.severity is not Severity.ERROR))
