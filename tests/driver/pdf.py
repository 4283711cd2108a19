"""A PDF as a reader shows it: its words, and a picture of its first page."""

from io import BytesIO

import pypdfium2


def words_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(BytesIO(pdf))
    return " ".join("".join(page.get_textpage().get_text_bounded() for page in document).split())


def darkest_and_lightest(pdf: bytes) -> tuple[int, int]:
    """Of the first page, from 0 to 255."""
    picture = pypdfium2.PdfDocument(BytesIO(pdf))[0].render(scale=1).to_pil()
    darkest, lightest = picture.convert("L").getextrema()
    return darkest, lightest
