"""A CSV file as a spreadsheet shows it: numbers and dates are such, the rest is text."""

from typing import Any

import pyexcel


def rows_in(content: bytes) -> list[list[Any]]:
    """All of one width, as the cells of a sheet are; a cell with nothing in it is an empty text."""
    rows: list[list[Any]] = pyexcel.get_array(file_type="csv", file_content=content.decode("utf-8-sig"))
    return rows


def texts_in(rows: list[list[Any]]) -> list[str]:
    return [cell for row in rows for cell in row if isinstance(cell, str)]
