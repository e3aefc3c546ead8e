"""Hand-in times from file names and nbgrader's timestamp.txt."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

# 2026-03-01, 2026-03-01T10-00, 2026-03-01_10:00:59, each with an optional Z, +0100 or -05:00.
STAMP = re.compile(
    r"(?P<date>\d{4}-\d\d-\d\d)"
    r"(?:[T_ ](?P<hour>\d\d)[-:.]?(?P<minute>\d\d)(?:[-:.]?(?P<second>\d\d))?"
    r"(?P<offset>Z|(?P<sign>[+-])(?P<hours>\d\d)[-:]?(?P<minutes>\d\d))?)?"
)
LONGEST = 200  # bytes of a line with a time


def read_stamp(text: str, zone: tzinfo) -> datetime | None:
    """Parse a name as a time, in `zone` if it has no offset; None if it is not one.

    A date alone means the start of that day.
    """
    match = STAMP.fullmatch(text)
    if match is None:
        return None
    try:
        if match["sign"]:
            ahead = timedelta(hours=int(match["hours"]), minutes=int(match["minutes"]))
            zone = timezone(ahead if match["sign"] == "+" else -ahead)
        elif match["offset"]:
            zone = UTC
        clock = ":".join(match[part] or "00" for part in ("hour", "minute", "second"))
        return datetime.fromisoformat(f"{match['date']}T{clock}").replace(tzinfo=zone)
    except ValueError:  # the 30th of February
        return None


def read_timestamp(content: bytes) -> datetime | None:
    """The time in nbgrader's timestamp.txt, `2026-03-02 01:00:00.000000 UTC`; None if there is none."""
    try:
        text = content[:LONGEST].decode("ascii").strip()
        date, _, zone = text.rpartition(" ")
        if zone[:1] in "+-0123456789":  # the offset is part of it, or there is none
            moment = datetime.fromisoformat(text)
            return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return datetime.fromisoformat(date).replace(tzinfo=ZoneInfo(zone))
    except (OSError, ValueError, KeyError):  # an unknown zone raises KeyError
        return None
