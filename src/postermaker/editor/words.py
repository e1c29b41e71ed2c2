"""Words of the window: one sentence in two languages where it is used, and the names of products and severities."""

from postermaker.errors import Bilingual

#: Product key to its name, in the order of the gallery. A product that is not here shows its key, last.
PRODUCTS = {
    "banner": Bilingual("横幅", "Banners"),
    "banner-vertical": Bilingual("竖幅", "Vertical banners"),
    "poster": Bilingual("海报", "Posters"),
    "leaflet": Bilingual("传单", "Leaflets"),
    "notice": Bilingual("通知", "Notices"),
    "board": Bilingual("展板", "Display boards"),
    "rollup": Bilingual("易拉宝", "Roll-ups"),
    "led": Bilingual("LED 屏", "LED screens"),
    "wechat-cover": Bilingual("公众号图", "Post covers"),
    "phone": Bilingual("手机海报", "Phone posters"),
    "phone-long": Bilingual("手机长图", "Long phone pictures"),
    "h5": Bilingual("H5 翻页", "Pages for phones"),
}


def say(zh: str, en: str) -> str:
    """The sentence in the language of this process."""
    return str(Bilingual(zh, en))


def counted(count: int, thing: str) -> str:
    """So many things in English: 1 error, 2 errors."""
    return f"{count:,} {thing}" if count == 1 else f"{count:,} {thing}s"


def product_name(key: str) -> str:
    """What people call a product."""
    if known := PRODUCTS.get(key):
        return str(known)
    from postermaker.library.products import products  # only a rare product waits for it

    product = products().get(key)
    return say(product.name, product.english) if product else key


def product_rank(key: str) -> tuple[int, str]:
    """Sorts products in the order of the gallery."""
    keys = list(PRODUCTS)
    return (keys.index(key) if key in PRODUCTS else len(keys), key)
