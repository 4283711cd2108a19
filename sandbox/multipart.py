"""Multipart forms: their fields and their files."""

import io

from python_multipart import parse_form
from python_multipart.exceptions import FormParserError
from python_multipart.multipart import Field, File


def read_parts(content_type: str, body: bytes) -> tuple[dict[str, str], list[bytes]]:
    """The fields by name, and the content of each file; ValueError when the form is broken."""
    fields: dict[str, str] = {}
    files: list[bytes] = []

    def keep_field(field: Field) -> None:
        fields[(field.field_name or b"").decode()] = (field.value or b"").decode()

    def keep_file(file: File) -> None:
        file.file_object.seek(0)
        files.append(file.file_object.read())

    try:
        parse_form({"Content-Type": content_type.encode()}, io.BytesIO(body), keep_field, keep_file)
    except FormParserError as problem:
        raise ValueError(str(problem)) from None
    return fields, files
