"""标语海报 (postermaker): from a slogan template and a sentence to a file that a print shop takes."""

__version__ = "0.1.0"
