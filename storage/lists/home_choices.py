"""What each person chose to see in their Home."""

from dataclasses import asdict

from sqlalchemy import select

from gates.portfolio.home_choice import HomeChoice
from storage.inserting import insert_into
from storage.tables.portfolio import home_choices
from storage.transaction import Transaction

_c = home_choices.c


def choice_of(tx: Transaction, user_id: str) -> HomeChoice:
    asked = select(_c.tab, _c.only, _c.sort, _c.page)
    mine = asked.where(_c.workspace_id == tx.workspace_id, _c.user_id == user_id)
    row = tx.connection.execute(mine).first()
    return HomeChoice(*row) if row else HomeChoice()


def keep(tx: Transaction, user_id: str, choice: HomeChoice) -> None:
    values = {"user_id": user_id, **asdict(choice)}
    insertion = insert_into(home_choices, tx.dialect).on_conflict_do_update(
        index_elements=list(home_choices.primary_key), set_=values
    )
    tx.connection.execute(insertion, {"workspace_id": tx.workspace_id, **values})
