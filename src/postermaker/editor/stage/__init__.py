"""The canvas: where the page stands, what is painted over it, and what pointer and keys do to it."""
