"""The words that follow `/gate`: one table for the parser and for the help."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Subcommand:
    name: str
    usage: str  # what may stand behind it
    summary: str


SUBCOMMANDS = (
    Subcommand("start", "", "start a delivery"),
    Subcommand("status", "[name]", "where a delivery stands and who is waited for"),
    Subcommand("list", "[mine|late|blocked|client X|phase Y|owner @Z]", "the deliveries that run"),
    Subcommand("waiting", "[@person|role]", "who is waited for, the longest first"),
    Subcommand("portfolio", "", "all deliveries in numbers, findings, dependencies, capacity"),
    Subcommand("history", "[name]", "what happened, the newest first"),
    Subcommand("find", "WORDS", "search names, scopes, decisions and risks"),
    Subcommand("show", "[name]", "post the card again, when it has scrolled away"),
    Subcommand("menu", "[name]", "everything else that can be done with a delivery"),
    Subcommand("record", "[name]", "read the delivery record"),
    Subcommand("record", "[name] as pdf | markdown | csv | json", "get it as a file"),
    Subcommand("milestones", "[name]", "plan or move dates"),
    Subcommand("risk", "[name]", "add a risk"),
    Subcommand("depends", "[name]", "see or say which deliveries it is blocked by"),
    Subcommand("scope", "[name]", "ask for an addition to the scope, which the manager decides on"),
    Subcommand("decision", "[name]", "log a decision, with its reason"),
    Subcommand("triggers", "[name]", "define when to escalate"),
    Subcommand("escalate", "[name]", "take a blocker further"),
    Subcommand("extend", "[name]", "give the gate that leads more time, with a reason"),
    Subcommand("feedback", "[name]", "record what the client said"),
    Subcommand("digest", "[name]", "what the client would read now"),
    Subcommand("digest", "settings [name]", "how often, where and in which language the client is written"),
    Subcommand("digest", "write [name]", "write to the client"),
    Subcommand("metrics", "[name]", "write the success metrics, or measure them"),
    Subcommand("mode", "[name]", "change how the work is done, with a reason"),
    Subcommand("done", "[name]", "read or change the definition of done"),
    Subcommand("review", "[name]", "write the post-delivery review"),
    Subcommand("details", "[name]", "change name, client, scope, date or channels"),
    Subcommand("people", "[name]", "name other people for the roles"),
    Subcommand("skip", "[name]", "leave out the phase that leads, with a reason"),
    Subcommand("delegate", "[name]", "let somebody sign for you, for a time or for one gate"),
    Subcommand("reassign", "[name]", "ask somebody else to sign in a person's place"),
    Subcommand("override", "[name]", "pass the gate that leads against its rules; a second person confirms"),
    Subcommand("nudges", "", "how and when you are reminded of what waits for you"),
    Subcommand("calendar", "[name]", "the working time of one delivery"),
    Subcommand("cancel", "[name]", "end a delivery that was started by mistake"),
    Subcommand("hold", "[name]", "stop its clocks for a while, with a reason"),
    Subcommand("resume", "[name]", "let it go on"),
    Subcommand("close", "[name]", "close the record of a finished delivery"),
    Subcommand("reopen", "[name]", "let a closed delivery go on, as a new round"),
    Subcommand("archive", "[name]", "put a delivery that is over away into a file (admins)"),
    Subcommand("archived", "[WORDS]", "those that were put away: when, by whom, into which file"),
    Subcommand("process", "", "the processes that deliveries follow"),
    Subcommand("process", "show KEY", "a process as an outline"),
    Subcommand("process", "compare KEY 1 2", "what differs between two of its versions"),
    Subcommand("process", "download KEY", "a process as a YAML file"),
    Subcommand("process", "upload", "take a new version into use (admins)"),
    Subcommand("process", "move [name]", "take a running delivery to another version"),
    Subcommand("token", "", "the tokens by which CI reports checks"),
    Subcommand("token", "new NAME [for DELIVERY]", "make one for a delivery, shown once"),
    Subcommand("token", "workspace NAME", "make one for every delivery (admins)"),
    Subcommand("settings", "", "working time, channels and people for the workspace (admins)"),
    Subcommand("rights", "", "who is an admin, a delivery manager or an auditor here (admins)"),
    Subcommand("rights", "admin|manager|auditor|none @somebody", "change it (admins)"),
    Subcommand("rights", "log", "who changed it, and when (admins)"),
    Subcommand("help", "", "this list"),
)

# One of them or several: both are said.
ALSO = {
    "milestone": "milestones", "risks": "risk", "decisions": "decision", "dependencies": "depends",
    "metric": "metrics", "setting": "settings", "records": "record", "deliveries": "list",
    "archives": "archived",
}  # fmt: skip
