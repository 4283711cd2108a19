"""Files and canvases: what people and apps keep in a workspace beside their messages."""

from dataclasses import dataclass, field
from typing import Literal

CanvasAccess = Literal["read", "write", "owner"]


@dataclass(slots=True)
class File:
    """An uploaded file. Messages refer to it by its id; channels are those it is shared in."""

    id: str
    name: str
    title: str
    mimetype: str
    size: int
    content: bytes
    uploader: str
    created: int
    channels: list[str] = field(default_factory=list)
    alt_text: str = ""
    snippet_type: str = ""
    deleted: bool = False


@dataclass(slots=True)
class Upload:
    """A file between its first and its third step; length is what was announced."""

    file: File
    length: int
    arrived: bool = False


@dataclass(slots=True)
class Section:
    """One block of a canvas: a heading, a paragraph, a list, a table."""

    id: str
    markdown: str


@dataclass(slots=True)
class Canvas:
    """A document. channel_id is set for the one in a channel's tab; access is by user or channel id."""

    id: str
    title: str
    creator: str
    created: int
    edited_at: int
    sections: list[Section] = field(default_factory=list)
    channel_id: str | None = None
    access: dict[str, CanvasAccess] = field(default_factory=dict)
    deleted: bool = False

    @property
    def markdown(self) -> str:
        return "\n\n".join(section.markdown for section in self.sections)
