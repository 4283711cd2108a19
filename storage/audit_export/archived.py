"""Proving the file of an archived delivery: the export of its audit log is in it."""

from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import BadZipFile, ZipFile, is_zipfile

from storage.audit_export.proving import Verdict, verify_export

INSIDE = "audit"  # the folder of the export


def is_archive(path: Path) -> bool:
    return path.is_file()


def verify_archive(path: Path, public_key: str | None = None) -> Verdict:
    if not is_zipfile(path):
        return Verdict([f"{path} is neither the folder of an export nor the file of an archived delivery"])
    with TemporaryDirectory() as folder:
        try:
            with ZipFile(path) as archive:
                for name in archive.namelist():
                    if Path(name).parent.name == INSIDE:
                        (Path(folder) / Path(name).name).write_bytes(archive.read(name))
        except (BadZipFile, ValueError, OSError, NotImplementedError) as trouble:
            return Verdict([f"{path} cannot be read: {trouble}"])
        return verify_export(Path(folder), public_key)
