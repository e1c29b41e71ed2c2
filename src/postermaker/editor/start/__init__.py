"""The first page: choices, the sentence, the gallery."""
