"""Emoji by their Slack names; one that is not listed stays visible as :name:."""

import re

from markupsafe import Markup, escape

NAMED = re.compile(r":([a-z0-9_+-]+):")

EMOJI = {
    "+1": "👍", "-1": "👎", "thumbsup": "👍", "thumbsdown": "👎", "wave": "👋", "clap": "👏", "pray": "🙏",
    "raised_hands": "🙌", "eyes": "👀", "point_right": "👉", "point_down": "👇", "muscle": "💪", "handshake": "🤝",
    "smile": "😄", "slightly_smiling_face": "🙂", "grinning": "😀", "joy": "😂", "thinking_face": "🤔",
    "heart": "❤️", "tada": "🎉", "rocket": "🚀", "star": "⭐", "sparkles": "✨", "fire": "🔥", "trophy": "🏆",
    "white_check_mark": "✅", "heavy_check_mark": "✔️", "ballot_box_with_check": "☑️", "x": "❌",
    "negative_squared_cross_mark": "❎", "warning": "⚠️", "no_entry": "⛔", "no_entry_sign": "🚫",
    "exclamation": "❗", "question": "❓", "information_source": "ℹ️", "bangbang": "‼️", "sos": "🆘",
    "hourglass": "⌛", "hourglass_flowing_sand": "⏳", "alarm_clock": "⏰", "stopwatch": "⏱️", "clock3": "🕒",
    "calendar": "📅", "date": "📅", "spiral_calendar_pad": "🗓️", "bell": "🔔", "no_bell": "🔕", "mega": "📣",
    "loudspeaker": "📢", "speech_balloon": "💬", "email": "✉️", "envelope": "✉️", "inbox_tray": "📥",
    "outbox_tray": "📤", "package": "📦", "memo": "📝", "pencil": "📝", "pencil2": "✏️", "clipboard": "📋",
    "page_facing_up": "📄", "bookmark_tabs": "📑", "open_file_folder": "📂", "file_folder": "📁",
    "paperclip": "📎", "pushpin": "📌", "round_pushpin": "📍", "link": "🔗", "lock": "🔒", "unlock": "🔓",
    "key": "🔑", "mag": "🔍", "bulb": "💡", "wrench": "🔧", "hammer_and_wrench": "🛠️", "gear": "⚙️",
    "construction": "🚧", "bug": "🐛", "test_tube": "🧪", "microscope": "🔬", "shield": "🛡️", "ship": "🚢",
    "bar_chart": "📊", "chart_with_upwards_trend": "📈", "chart_with_downwards_trend": "📉", "dart": "🎯",
    "checkered_flag": "🏁", "triangular_flag_on_post": "🚩", "vertical_traffic_light": "🚦", "robot_face": "🤖",
    "bust_in_silhouette": "👤", "busts_in_silhouette": "👥", "office": "🏢", "repeat": "🔁",
    "arrows_counterclockwise": "🔄", "leftwards_arrow_with_hook": "↩️", "arrow_right": "➡️", "arrow_left": "⬅️",
    "arrow_up": "⬆️", "arrow_down": "⬇️", "arrow_forward": "▶️", "fast_forward": "⏩", "double_vertical_bar": "⏸️",
    "red_circle": "🔴", "large_orange_circle": "🟠", "large_yellow_circle": "🟡", "large_green_circle": "🟢",
    "large_blue_circle": "🔵", "white_circle": "⚪", "black_circle": "⚫", "large_orange_diamond": "🔶",
    "large_blue_diamond": "🔷", "white_large_square": "⬜", "black_large_square": "⬛", "heavy_minus_sign": "➖",
    "one": "1️⃣", "two": "2️⃣", "three": "3️⃣", "four": "4️⃣", "five": "5️⃣", "six": "6️⃣", "seven": "7️⃣",
}  # fmt: skip


def emoji_html(name: str) -> Markup:
    """One emoji by its name, with the name for screen readers."""
    symbol = EMOJI.get(name)
    if symbol is None:
        return escape(f":{name}:")
    label = name.replace("_", " ")
    return Markup('<span class="emoji" role="img" aria-label="{}" title=":{}:">{}</span>').format(label, name, symbol)


def with_emoji(text: str) -> Markup:
    """Plain text, escaped, with its :names: drawn."""
    pieces = NAMED.split(text)
    return Markup("").join(emoji_html(piece) if n % 2 else escape(piece) for n, piece in enumerate(pieces))
