"""From a document to a display list."""
