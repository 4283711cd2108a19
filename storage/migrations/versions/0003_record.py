"""The delivery record."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.shapes import INSTANT, of_delivery, partial_index

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    create_milestones()
    create_risks()
    create_escalations()
    create_feedback()
    create_reviews()
    create_review_actions()


def downgrade() -> None:
    op.drop_table("review_actions")
    op.drop_table("reviews")
    op.drop_table("feedback")
    op.drop_table("escalations")
    op.drop_table("risks")
    op.drop_table("milestones")


def create_milestones() -> None:
    op.create_table(
        "milestones",
        sa.Column("workspace_id", sa.Text, nullable=False),
        sa.Column("delivery_id", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("first_target_on", sa.Date),
        sa.Column("target_on", sa.Date),
        sa.Column("forecast_on", sa.Date),
        sa.Column("reached_at", INSTANT),
        sa.PrimaryKeyConstraint("workspace_id", "delivery_id", "key", name="pk_milestones"),
        of_delivery("milestones"),
    )


def create_risks() -> None:
    op.create_table(
        "risks",
        sa.Column("workspace_id", sa.Text, nullable=False),
        sa.Column("delivery_id", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("likelihood", sa.Integer, nullable=False),
        sa.Column("impact", sa.Integer, nullable=False),
        sa.Column("mitigation", sa.Text, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("due_on", sa.Date),
        sa.Column("added_at", INSTANT, nullable=False),
        sa.Column("added_by", sa.Text, nullable=False),
        sa.Column("closed_at", INSTANT),
        sa.Column("closed_by", sa.Text),
        sa.Column("outcome", sa.Text),
        sa.PrimaryKeyConstraint("workspace_id", "delivery_id", "number", name="pk_risks"),
        of_delivery("risks"),
        sa.CheckConstraint("impact BETWEEN 1 AND 5", name=op.f("ck_risks_impact_one_to_five")),
        sa.CheckConstraint("likelihood BETWEEN 1 AND 5", name=op.f("ck_risks_likelihood_one_to_five")),
    )


def create_escalations() -> None:
    op.create_table(
        "escalations",
        sa.Column("workspace_id", sa.Text, nullable=False),
        sa.Column("delivery_id", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("issue", sa.Text, nullable=False),
        sa.Column("escalated_to", sa.Text, nullable=False),
        sa.Column("raised_at", INSTANT, nullable=False),
        sa.Column("raised_by", sa.Text, nullable=False),
        sa.Column("phase", sa.Text),
        sa.Column("resolution", sa.Text),
        sa.Column("resolved_at", INSTANT),
        sa.Column("resolved_by", sa.Text),
        sa.PrimaryKeyConstraint("workspace_id", "delivery_id", "number", name="pk_escalations"),
        of_delivery("escalations"),
    )
    partial_index(
        "ix_escalations_unresolved", "escalations", ["workspace_id", "escalated_to"], "resolved_at IS NULL"
    )


def create_feedback() -> None:
    op.create_table(
        "feedback",
        sa.Column("workspace_id", sa.Text, nullable=False),
        sa.Column("delivery_id", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("satisfaction", sa.Integer),
        sa.Column("given_by", sa.Text, nullable=False),
        sa.Column("recorded_at", INSTANT, nullable=False),
        sa.Column("recorded_by", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "delivery_id", "number", name="pk_feedback"),
        of_delivery("feedback"),
        sa.CheckConstraint("satisfaction BETWEEN 1 AND 5", name=op.f("ck_feedback_satisfaction_one_to_five")),
    )


def create_reviews() -> None:
    op.create_table(
        "reviews",
        sa.Column("workspace_id", sa.Text, nullable=False),
        sa.Column("delivery_id", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("went_well", sa.Text, nullable=False),
        sa.Column("went_badly", sa.Text, nullable=False),
        sa.Column("lessons", sa.Text, nullable=False),
        sa.Column("written_at", INSTANT, nullable=False),
        sa.Column("written_by", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "delivery_id", "number", name="pk_reviews"),
        of_delivery("reviews"),
    )


def create_review_actions() -> None:
    op.create_table(
        "review_actions",
        sa.Column("workspace_id", sa.Text, nullable=False),
        sa.Column("delivery_id", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("due_on", sa.Date, nullable=False),
        sa.Column("added_at", INSTANT, nullable=False),
        sa.Column("done_at", INSTANT),
        sa.Column("done_by", sa.Text),
        sa.PrimaryKeyConstraint("workspace_id", "delivery_id", "number", name="pk_review_actions"),
        of_delivery("review_actions"),
    )
    partial_index(
        "ix_review_actions_to_be_done", "review_actions", ["workspace_id", "owner"], "done_at IS NULL"
    )
