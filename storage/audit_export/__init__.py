"""The audit log outside of the database: written as files, and proved whole without it."""
