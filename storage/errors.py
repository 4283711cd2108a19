"""What can go wrong between the app and its database, in sentences a person can read."""


class StoreUnready(Exception):
    """The store cannot serve; `str()` says what to do about it."""


class Unavailable(StoreUnready):
    """The database is locked, gone, full or refuses us."""

    def __init__(self, why: str = "The database does not answer at the moment.") -> None:
        super().__init__(f"{why} Please try again.")


class NotMigrated(StoreUnready):
    """The database answers, but its tables are missing or of another version."""

    def __init__(self, found: str | None = None) -> None:
        state = f"stand at revision {found}, which is not the one of this version" if found else "are missing"
        super().__init__(f"The database's tables {state}; run `gatehouse migrate` to bring them up to date.")


class DriverMissing(StoreUnready):
    """A PostgreSQL database was named, but nothing here can talk to one."""

    def __init__(self) -> None:
        super().__init__("PostgreSQL needs its driver: install it with `pip install 'gatehouse[postgres]'`.")


class OtherMachine(StoreUnready):
    """A SQLite file is in use on another machine, where its locks cannot be seen from here."""

    def __init__(self, host: str) -> None:
        super().__init__(
            f"This SQLite file is in use by a process on {host}. Stop that one first, or set DATABASE_URL"
            " to a PostgreSQL database, which serves any number of machines."
        )


class AlreadyDone(Exception):
    """This intention was carried out before, so nothing was changed a second time."""
