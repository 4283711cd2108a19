"""The fields of a form, one builder for each kind; a field's block and its element share their id."""

from collections.abc import Sequence
from datetime import date

from slack_sdk.models.blocks import (
    CheckboxesElement,
    ConversationFilter,
    ConversationSelectElement,
    DatePickerElement,
    InputBlock,
    InputInteractiveElement,
    MarkdownTextObject,
    NumberInputElement,
    Option,
    OptionGroup,
    PlainTextInputElement,
    PlainTextObject,
    RadioButtonsElement,
    StaticMultiSelectElement,
    StaticSelectElement,
    UserMultiSelectElement,
    UserSelectElement,
)
from slack_sdk.models.blocks.block_elements import FileInputElement

from messages import limits
from messages.ids import Action
from messages.limits import Json, cut

NAME = 100  # characters of a delivery's or a client's name
SCOPE = 1500  # so that the whole first step fits into the second one's private_metadata
SENTENCE = 300
RISK = 500
EVIDENCE = 1000
REASON = 1000
COMMENT = 2000
PART = 200  # characters of a part of the definition of done
METRIC = 150  # characters of a success metric's name, and of each of its values
REVIEW = 3000

Choice = tuple[str, str]  # value, text


def text(
    key: str,
    label: str,
    *,
    most: int,
    hint: str = "",
    initial: str | None = None,
    optional: bool = False,
    lines: bool = False,
) -> Json:
    element = PlainTextInputElement(
        action_id=key,
        initial_value=initial[:most] if initial else None,
        multiline=lines,
        max_length=most,
    )
    return field(key, label, element, hint, optional=optional)


def number(
    key: str, label: str, *, least: int, most: int, hint: str = "", initial: int | None = None,
    optional: bool = False,
) -> Json:  # fmt: skip
    element = NumberInputElement(
        action_id=key,
        is_decimal_allowed=False,
        min_value=str(least),
        max_value=str(most),
        initial_value=None if initial is None else str(initial),
    )
    return field(key, label, element, hint, optional=optional)


def day(key: str, label: str, *, hint: str = "", initial: date | None = None, optional: bool = False) -> Json:
    element = DatePickerElement(action_id=key, initial_date=initial.isoformat() if initial else None)
    return field(key, label, element, hint, optional=optional)


def person(
    key: str, label: str, *, hint: str = "", initial: str | None = None, optional: bool = False
) -> Json:
    return field(key, label, UserSelectElement(action_id=key, initial_user=initial), hint, optional=optional)


def persons(
    key: str,
    label: str,
    *,
    hint: str = "",
    initial: Sequence[str] = (),
    optional: bool = False,
    dispatches: Action | None = None,
) -> Json:
    """`dispatches`: the action that a choice sends at once; it is then the element's id."""
    element = UserMultiSelectElement(action_id=dispatches or key, initial_users=list(initial) or None)
    return field(key, label, element, hint, optional=optional, dispatches=dispatches is not None)


def channel(
    key: str,
    label: str,
    *,
    hint: str = "",
    initial: str | None = None,
    optional: bool = False,
    shared: bool = True,
) -> Json:
    """`shared`: also channels that another company shares."""
    element = ConversationSelectElement(
        action_id=key,
        initial_conversation=initial,
        filter=ConversationFilter(
            include=["public", "private"], exclude_external_shared_channels=not shared, exclude_bot_users=True
        ),
    )
    return field(key, label, element, hint, optional=optional)


def select(
    key: str, label: str, choices: Sequence[Choice], *, hint: str = "", initial: str | None = None,
    optional: bool = False, dispatches: Action | None = None,
) -> Json:  # fmt: skip
    """`dispatches`: the action that a choice sends at once; it is then the element's id."""
    options = [option(value, words) for value, words in choices[: limits.OPTIONS]]
    element = StaticSelectElement(
        action_id=dispatches or key, options=options, initial_option=chosen(options, initial)
    )
    return field(key, label, element, hint, optional=optional, dispatches=dispatches is not None)


def several(
    key: str, label: str, choices: Sequence[Choice], *, hint: str = "", optional: bool = False
) -> Json:
    options = [option(value, words) for value, words in choices[: limits.OPTIONS]]
    return field(
        key, label, StaticMultiSelectElement(action_id=key, options=options), hint, optional=optional
    )


def grouped_select(
    key: str, label: str, groups: Sequence[tuple[str, Sequence[Choice]]], *, initial: str, dispatches: Action
) -> Json:
    """A list under titles; `dispatches` is the action that a choice sends at once."""
    listed = [(title, [option(value, words) for value, words in choices]) for title, choices in groups]
    element = StaticSelectElement(
        action_id=dispatches,
        option_groups=[OptionGroup(label=plain(title), options=options) for title, options in listed],
        initial_option=chosen([each for _, options in listed for each in options], initial),
    )
    return field(key, label, element, dispatches=True)


def plain(words: str) -> PlainTextObject:
    return PlainTextObject(text=cut(words, limits.OPTION_TEXT))


def radio(
    key: str,
    label: str,
    choices: Sequence[Choice],
    *,
    hint: str = "",
    initial: str | None = None,
    optional: bool = False,
    marked: bool = False,
) -> Json:
    """`marked`: the texts of the choices are Slack's markup, which only this kind of list can show."""
    options = [option(value, words, marked=marked) for value, words in choices[: limits.RADIO_OPTIONS]]
    element = RadioButtonsElement(action_id=key, options=options, initial_option=chosen(options, initial))
    return field(key, label, element, hint, optional=optional)


def checks(
    key: str, label: str, choices: Sequence[Choice], *, hint: str = "", initial: Sequence[str] = ()
) -> Json:
    """Any number of them, none too."""
    options = [option(value, words) for value, words in choices[: limits.RADIO_OPTIONS]]
    ticked = [each for each in options if each.value in initial]
    element = CheckboxesElement(action_id=key, options=options, initial_options=ticked or None)
    return field(key, label, element, hint, optional=True)


def file(key: str, label: str, endings: Sequence[str], *, hint: str = "") -> Json:
    return field(key, label, FileInputElement(action_id=key, filetypes=list(endings), max_files=1), hint)


def files(key: str, label: str, *, most: int, hint: str = "") -> Json:
    """Any kind of file, none of them needed."""
    return field(key, label, FileInputElement(action_id=key, max_files=most), hint, optional=True)


def option(value: str, words: str, *, marked: bool = False) -> Option:
    text = MarkdownTextObject(text=words, verbatim=True) if marked else cut(words, limits.OPTION_TEXT)
    return Option(text=text, value=value)


def chosen(options: Sequence[Option], value: str | None) -> Option | None:
    return next((each for each in options if each.value == value), None)


def field(
    key: str,
    label: str,
    element: InputInteractiveElement,
    hint: str = "",
    *,
    optional: bool = False,
    dispatches: bool = False,
) -> Json:
    block = InputBlock(
        block_id=key,
        label=PlainTextObject(text=cut(label, limits.INPUT_LABEL)),
        element=element,
        hint=PlainTextObject(text=cut(hint, limits.INPUT_LABEL)) if hint else None,
        optional=optional or None,
        dispatch_action=dispatches or None,
    )
    return block.to_dict()
