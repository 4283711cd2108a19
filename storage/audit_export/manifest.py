"""The manifest of an export: which files, which chains, how they end, and who signed for it."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from hashlib import sha256
from typing import Any, Self

from storage.chain import Head
from storage.signing_key import SigningKey, is_signed

FIRST_FORMAT, FORMAT = "gatehouse-audit-export/1", "gatehouse-audit-export/2"
NAME = "manifest.json"


@dataclass(frozen=True, slots=True)
class ExportedFile:
    name: str
    size: int  # bytes
    sha256: str


@dataclass(frozen=True, slots=True)
class ExportedChain:
    """One delivery's part of the log, and the row at which its delivery says that it ends."""

    workspace_id: str
    delivery_id: str  # empty for the workspace's own log
    head_seq: int
    head_hash: str

    @property
    def head(self) -> Head:
        return Head(self.head_seq, self.head_hash)


class Unreadable(Exception):
    """What is wrong with a manifest that says nothing one could rely on."""


@dataclass(frozen=True, slots=True)
class Manifest:
    exported_at: str
    files: tuple[ExportedFile, ...]
    chains: tuple[ExportedChain, ...]
    last_hash: str  # over all heads: one value that stands for the whole log
    digest: str = ""  # over everything above
    public_key: str = ""
    signature: str = ""  # over the digest; both empty where no key was set
    erased: tuple[str, ...] = ()  # what was taken out on request, see `storage.erasing.places`
    format: str = FORMAT  # the first one knew of no erasures

    @classmethod
    def of(
        cls,
        files: list[ExportedFile],
        chains: list[ExportedChain],
        at: datetime,
        key: SigningKey | None,
        erased: Iterable[str] = (),
    ) -> Self:
        moment, told = at.isoformat(timespec="seconds"), tuple(sorted(erased))
        bare = cls(moment, tuple(files), tuple(chains), hash_of_heads(chains), erased=told)
        sealed = replace(bare, digest=bare.own_digest())
        if key is None:
            return sealed
        return replace(sealed, public_key=key.public_key, signature=key.sign(sealed.digest))

    @classmethod
    def read(cls, raw: bytes) -> Self:
        """Raises Unreadable for anything but the very bytes that `written` gives."""
        try:
            found: dict[str, Any] = json.loads(raw)
            if found["format"] not in (FIRST_FORMAT, FORMAT):
                raise Unreadable("is of another format")
            found["erased"] = tuple(found.get("erased", ()))
            files = tuple(ExportedFile(**each) for each in found.pop("files"))
            chains = tuple(ExportedChain(**each) for each in found.pop("chains"))
            manifest = cls(files=files, chains=chains, **found)
        except (ValueError, TypeError, KeyError, AttributeError):
            raise Unreadable("cannot be read") from None
        if manifest.written() != raw:
            raise Unreadable("was changed")
        return manifest

    def written(self) -> bytes:
        plain = asdict(self)
        if self.format == FIRST_FORMAT:
            del plain["erased"]
        text = json.dumps(plain, sort_keys=True, indent=1, ensure_ascii=False)
        return f"{text}\n".encode()

    def own_digest(self) -> str:
        return sha256(replace(self, digest="", public_key="", signature="").written()).hexdigest()

    @property
    def is_whole(self) -> bool:
        return self.digest == self.own_digest() and self.last_hash == hash_of_heads(self.chains)

    def is_signed_by(self, public_key: str) -> bool:
        return self.public_key == public_key and is_signed(self.digest, self.signature, public_key)


def hash_of_heads(chains: list[ExportedChain] | tuple[ExportedChain, ...]) -> str:
    lines = [f"{c.workspace_id} {c.delivery_id} {c.head_seq} {c.head_hash}" for c in chains]
    return sha256("\n".join(lines).encode()).hexdigest()
