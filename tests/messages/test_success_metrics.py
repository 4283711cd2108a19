"""Success metrics on screen: what is aimed at, what it came to, and what can be done next."""

from gates.records import success_metrics
from messages.forms.measurement import measurement_form
from messages.forms.metric import metric_form
from messages.forms.metric_drop import metric_drop_form
from messages.ids import Action, Field, Form
from messages.menu_view import menu_view
from messages.metrics_view import metrics_view
from messages.record_view import record_view
from messages.refs import Ref
from messages.thread_lines import thread_line
from tests.messages.deliveries import NOW, TODAY
from tests.messages.deliveries import started as for_a_client
from tests.messages.initiatives import MANAGER, METRIC, all_settled, at_phase, measured, started
from tests.messages.reading import actions, all_text, fields


def test_without_any_the_window_says_so_and_offers_to_add_one() -> None:
    view = metrics_view(started())
    assert "No success metric is written yet." in all_text(view)
    assert actions(view) == [Action.METRIC_ADD]


def test_before_the_release_a_metric_can_be_changed_and_dropped() -> None:
    view = metrics_view(at_phase("discovery"))
    assert "⬜ *Not measured yet* · *Visitors who sign up*" in all_text(view)
    assert "From 12 % to 20 % by" in all_text(view)
    assert actions(view) == [Action.METRIC_CHANGE, Action.METRIC_DROP, Action.METRIC_ADD]


def test_once_agreed_a_change_asks_for_its_reason() -> None:
    delivery = at_phase("planning")
    metric = delivery.success_metrics[0]
    assert "A change needs a reason" in all_text(metrics_view(delivery))
    for form in (metric_form(delivery), metric_form(delivery, metric), metric_drop_form(delivery, metric)):
        assert Field.REASON in fields(form)
    earlier = at_phase("discovery")
    for form in (metric_form(earlier), metric_drop_form(earlier, earlier.success_metrics[0])):
        assert Field.REASON not in fields(form)


def test_a_change_begins_with_what_stands() -> None:
    delivery = at_phase("discovery")
    view = metric_form(delivery, delivery.success_metrics[0])
    assert fields(view)[Field.METRIC]["initial_value"] == "Visitors who sign up"
    assert fields(view)[Field.TARGET]["initial_value"] == "20 %"
    assert fields(view)[Field.DUE_ON]["initial_date"] == METRIC.due_on.isoformat()
    assert Ref.read(view["private_metadata"]).entry == 1


def test_after_the_release_it_is_measured_and_measured_again() -> None:
    first = metrics_view(at_phase("release"))
    assert actions(first)[:3] == [Action.METRIC_MEASURE, Action.METRIC_CHANGE, Action.METRIC_DROP]
    again = metrics_view(measured())
    assert actions(again) == [Action.METRIC_MEASURE, Action.METRIC_ADD]
    assert "Measured on" in all_text(again)


def test_met_and_not_met_are_told_in_words() -> None:
    assert "❗ *Target not met*" in all_text(metrics_view(measured()))
    assert "✅ *Target met*" in all_text(metrics_view(measured("21 %", target_met=True)))


def test_measuring_proposes_today_and_leaves_the_verdict_open() -> None:
    delivery = at_phase("release")
    view = measurement_form(delivery, delivery.success_metrics[0], TODAY)
    assert view["callback_id"] == Form.MEASUREMENT
    assert fields(view)[Field.MEASURED_ON]["initial_date"] == TODAY.isoformat()
    assert "initial_option" not in fields(view)[Field.TARGET_MET]


def test_the_record_shows_them_and_the_menu_leads_to_them() -> None:
    delivery = all_settled()
    assert "*Target not met* · *Visitors who sign up*" in all_text(record_view(delivery, NOW))
    assert Action.MENU_METRICS in actions(menu_view(delivery, None, may_manage=False))
    assert Action.MENU_METRICS not in actions(menu_view(for_a_client(), None, may_manage=True))


def test_a_closed_record_offers_nothing_to_change() -> None:
    delivery = all_settled()
    delivery.closed_at, delivery.closed_by = NOW, "U0PIA"
    assert actions(metrics_view(delivery)) == []
    assert Action.MENU_METRICS in actions(menu_view(delivery, None, may_manage=True))


def test_the_thread_tells_each_step() -> None:
    delivery = at_phase("release")
    delivery.facts.clear()
    success_metrics.change_metric(
        delivery,
        1,
        success_metrics.NewMetric("Sign-ups", "12 %", "18 %", METRIC.due_on),
        "Less time",
        MANAGER,
        NOW,
    )
    found = success_metrics.Measurement("17 %", TODAY, target_met=False)
    success_metrics.measure(delivery, 1, found, MANAGER, NOW)
    success_metrics.write_metric(delivery, METRIC, "Forgotten", MANAGER, NOW)
    success_metrics.drop_metric(delivery, 2, "Not measurable", MANAGER, NOW)
    changed, measured_line, written, dropped = [thread_line(delivery, fact) or "" for fact in delivery.facts]
    assert "changed the success metric *Sign-ups*: from 12 % to 18 % by" in changed
    assert "It was Visitors who sign up: from 12 % to 20 %" in changed
    assert changed.endswith("\n> Less time")
    assert measured_line == "<@U0PIA> measured *Sign-ups*: 17 %, wanted were 18 %; the target is not met."
    assert "wrote the success metric *Visitors who sign up*" in written
    assert dropped == "<@U0PIA> dropped the success metric *Visitors who sign up*.\n> Not measurable"
