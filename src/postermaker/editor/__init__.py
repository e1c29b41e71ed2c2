"""The window: a gallery of templates, a workspace for one document, an export panel; it translates, never computes."""
