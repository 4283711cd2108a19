"""The processes of a workspace: the shipped ones and its own, each version kept as it was written."""

import pytest

from gates.process_files.file import load_process
from gates.process_files.shipped import shipped_processes
from gates.process_files.shipped_texts import shipped_texts
from gates.refusal import Refusal
from storage import library
from storage.migrate import downgrade, upgrade
from storage.store import Store
from tests.gates.deliveries import MONDAY
from tests.gates.small_process import SMALL
from tests.storage.samples import OTHER_WORKSPACE, WORKSPACE, read, stored

SHIPPED = shipped_processes()["client-delivery"]
TEXT = shipped_texts()["client-delivery"]


def keep(store: Store, text: str, workspace: str = WORKSPACE) -> bool:
    with store.transaction(workspace) as tx:
        return library.keep(tx, load_process(text), text, "U0ADA", MONDAY)


def version(number: int, text: str = SMALL) -> str:
    return text.replace("version: 1\n", f"version: {number}\n")


def versions(store: Store, workspace: str = WORKSPACE) -> dict[str, int]:
    with store.reading(workspace) as tx:
        return {key: edition.process.version for key, edition in library.newest(tx).items()}


def test_a_workspace_has_the_shipped_processes_and_its_own_newest_versions(store: Store) -> None:
    shipped = {key: process.version for key, process in shipped_processes().items()}
    assert versions(store) == shipped
    for number in (1, 2, 10):
        assert keep(store, version(number))
    assert versions(store) == shipped | {"small-delivery": 10}
    assert versions(store, OTHER_WORKSPACE) == shipped


def test_an_own_version_of_a_shipped_process_takes_its_place(store: Store) -> None:
    mine = TEXT.replace("version: 1\n", "version: 2\n").replace("Gate", "Door")
    assert keep(store, mine)
    with store.reading(WORKSPACE) as tx:
        assert library.newest(tx)["client-delivery"].uploaded_by == "U0ADA"
        assert [each.process.version for each in library.editions(tx, "client-delivery")] == [2, 1]
        assert library.edition(tx, "client-delivery", 1).process == SHIPPED
        assert library.text_of(tx, library.edition(tx, "client-delivery")) == mine
        assert library.text_of(tx, library.edition(tx, "client-delivery", 1)) == TEXT


def test_the_same_file_again_changes_nothing_and_another_content_needs_another_version(store: Store) -> None:
    assert keep(store, version(3))
    assert not keep(store, version(3))
    assert not keep(store, f"# a remark\n{version(3)}")
    with pytest.raises(Refusal, match=r"Version 3 of “small-delivery” exists.*Raise its version to 4"):
        keep(store, version(3).replace("Build it", "Make it"))
    with pytest.raises(Refusal, match=r"version 2 would never be used. Raise the version to 4"):
        keep(store, version(2))
    with pytest.raises(Refusal, match="Raise its version to 2"):
        keep(store, TEXT.replace("name: CTO", "name: Chief"))
    assert versions(store)["small-delivery"] == 3


def test_what_is_not_there_is_refused_with_what_is(store: Store) -> None:
    keep(store, version(3))
    with store.reading(WORKSPACE) as tx:
        with pytest.raises(Refusal, match=r"There is no process “none”. `/gate process` lists those"):
            library.edition(tx, "none")
        with pytest.raises(Refusal, match=r"“small-delivery” has no version 9. It has: 3"):
            library.edition(tx, "small-delivery", 9)


def test_a_running_delivery_stays_on_its_version(store: Store) -> None:
    delivery = stored(store)
    keep(store, TEXT.replace("version: 1\n", "version: 2\n"))
    assert read(store, delivery).process == SHIPPED
    with store.reading(WORKSPACE) as tx:
        assert library.running(tx) == {("client-delivery", 1): 1}
    with store.reading(OTHER_WORKSPACE) as tx:
        assert library.running(tx) == {}


def test_going_back_before_uploads_leaves_what_deliveries_are_pinned_to(
    store: Store, database_url: str
) -> None:
    delivery = stored(store)
    keep(store, SMALL)
    downgrade(database_url, "0007")
    upgrade(database_url)
    assert read(store, delivery).process == SHIPPED
    assert "small-delivery" not in versions(store)
    assert keep(store, SMALL)
