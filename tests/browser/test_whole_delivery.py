"""One client delivery in a browser, from the signed requirement to the closed record, by clicks only."""

