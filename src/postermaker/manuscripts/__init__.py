"""文稿: texts that others wrote in a word processor or an editor, brought into a design."""
