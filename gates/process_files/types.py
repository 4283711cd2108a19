"""The kinds of value that a process file is made of."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Strict, StringConstraints

Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{1,39}$")]
ProcessKey = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{1,39}$")]
Line = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200, pattern=r"^[^\n]*$")
]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1000)]
UserId = Annotated[str, StringConstraints(pattern=r"^[UW][A-Z0-9]{2,30}$")]
UserGroupId = Annotated[str, StringConstraints(pattern=r"^S[A-Z0-9]{2,30}$")]
Flag = Annotated[bool, Strict()]


class Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
