"""The pages of a document: a new one, a copy, one less, another order. Free of Qt."""

from msgspec.structs import replace

from postermaker.document.model import Document, Page
from postermaker.document.tree import with_fresh_ids

#: As many as a document may hold.
MOST_PAGES = 200


def with_page(document: Document, after: int) -> Document:
    """An empty page behind one, on the same ground."""
    return _with_pages(document, after + 1, Page(elements=(), ground=document.pages[after].ground))


def with_copy(document: Document, number: int) -> Document:
    """A copy of a page behind it; its elements get ids of their own."""
    page = document.pages[number]
    return _with_pages(document, number + 1, replace(page, elements=with_fresh_ids(document, page.elements)))


def _with_pages(document: Document, at: int, page: Page) -> Document:
    return replace(document, pages=(*document.pages[:at], page, *document.pages[at:]))


def without_page(document: Document, number: int) -> Document:
    """The document without a page; the last one stays."""
    if len(document.pages) == 1:
        return document
    return replace(document, pages=(*document.pages[:number], *document.pages[number + 1 :]))


def with_page_moved(document: Document, number: int, by: int) -> Document:
    """A page earlier (-1) or later (1) among the pages."""
    to = number + by
    if not 0 <= to < len(document.pages):
        return document
    pages = list(document.pages)
    pages.insert(to, pages.pop(number))
    return replace(document, pages=tuple(pages))
