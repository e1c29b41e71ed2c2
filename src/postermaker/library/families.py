"""Families of templates: one idea for a topic carried over several products, so that a campaign is seen to be one.

Which templates belong together is read from their ids: `fire-edge-banner`, `fire-edge-cover` are `fire-edge`.
"""

import difflib

from postermaker.errors import Bilingual, InputFault
from postermaker.library.products import find_product, product
from postermaker.library.templates import Template, ids, load


def family_of(template: Template) -> str:
    """The family of a template: its id without the last word, which names the product; "" for one that stands alone.

    `fire-edge` of `fire-edge-banner` and of `fire-edge-vertical`, whose product is `banner-vertical`.
    """
    key, _, word = template.id.rpartition("-")
    return key if "-" in key and word in template.product.split("-") else ""


def family(key: str) -> tuple[Template, ...]:
    """The templates of a family by id, none where there is no such family."""
    near = (load(name) for name in ids() if name.startswith(f"{key}-"))
    return tuple(template for template in near if family_of(template) == key)


def of_family(key: str, said: str) -> Template:
    """A family's template for a product, which may be said by key, name or alias.

    Raises:
        InputFault: there is no such family or product, or the family has nothing for it.
    """
    made = family(key)
    if not made:
        raise _no_family(key)
    wanted = find_product(said)
    found = next((template for template in made if template.product == wanted.key), None)
    if found is None:
        has = dict.fromkeys(product(template.product) for template in made)
        raise InputFault(
            Bilingual(f"“{key}”这一套里没有{wanted.name}", f"the family '{key}' has no {wanted.english}"),
            Bilingual(
                f"它有：{'、'.join(each.name for each in has)}；别的产品请写 template",
                f"it has: {', '.join(each.english for each in has)}; for others give a template",
            ),
        )
    return found


def _no_family(key: str) -> InputFault:
    near = difflib.get_close_matches(key, {family_of(load(name)) for name in ids()}, 1, 0.5)
    also = Bilingual(f"是不是“{near[0]}”？", f"did you mean '{near[0]}'? ") if near else Bilingual("", "")
    return InputFault(
        Bilingual(f"没有一套叫“{key}”的模板", f"there is no family '{key}'"),
        Bilingual(
            also.zh + "一套的名字是模板 id 去掉最后一段，运行 postermaker templates 看有哪些",
            also.en + "a family is an id without its last word, run 'postermaker templates' for the list",
        ),
    )
