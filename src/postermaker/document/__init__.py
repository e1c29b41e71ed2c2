"""The document: model, editing, history, file."""
