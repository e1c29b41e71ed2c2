"""Files of slogans: a .txt holds one a line, others are lists with a header."""

from pathlib import Path

from postermaker.library.slogans.exchange import COLUMN_NAMES, TEXT_NAMES, Imported, from_lines, from_records


def read_slogans(path: Path) -> Imported:
    """The slogans of a file, and the rows that are none.

    A list of several columns of which none is named as slogans are gives nothing: nobody knows which it is.

    Raises:
        InputFault: the file can't be read.
    """
    from postermaker.text.pinyin import syllables

    if path.suffix.lower() == ".txt":
        from postermaker.tables.encodings import decoded
        from postermaker.tables.values import unreadable

        try:
            return from_lines(decoded(path.read_bytes(), path)[0], syllables)
        except OSError as error:
            raise unreadable(path, "打不开", error.strerror or "it can't be opened") from error
    from postermaker.tables.reading import read_table

    table = read_table(path, names=COLUMN_NAMES)
    records = [(row.number, dict(row.values)) for row in table.rows]
    if set(TEXT_NAMES) & set(table.columns):
        return from_records(records, syllables)
    if len(table.columns) > 1:
        return Imported((), ())
    (only,) = table.columns  # without a name: what was taken for it is a slogan
    rows = [(table.source.header_row, only), *((number, record[only]) for number, record in records)]
    return from_records(((number, {TEXT_NAMES[0]: text}) for number, text in rows), syllables)
