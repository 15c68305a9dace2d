#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Our dates, business days and time zones against Python's. usage: dates.py PROGRAM [SEED]

Skipped (77) where Python finds no time zones. Instants are of 1990 to 2040, and most of those in zones lie around a change
of the clocks, which Python is asked for. After 2037 our zones keep their last offset (Zones.h): so does the answer here."""
import calendar
import datetime
import random
import sys
import zoneinfo

import questions

UTC = datetime.timezone.utc
FIRST = datetime.datetime(1990, 1, 1, tzinfo=UTC)
LAST = datetime.datetime(2041, 1, 1, tzinfo=UTC)
TABLES_END = datetime.datetime(2038, 1, 1, tzinfo=UTC)
ZONES = ("Asia/Hong_Kong", "Europe/London", "America/New_York", "Asia/Shanghai")
DAY, MS = datetime.timedelta(days=1), datetime.timedelta(milliseconds=1)
MALFORMED, OUT_OF_RANGE = "!malformed", "!out of range"


def text(moment):
    """As our program writes an instant, or a time of clocks."""
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"


class Known(datetime.tzinfo):
    """A zone as the tables of the system have it, which end with 2037."""

    def __init__(self, name):
        self.zone = zoneinfo.ZoneInfo(name)
        self.last = TABLES_END.astimezone(self.zone).utcoffset()

    def utcoffset(self, when):
        if when.replace(tzinfo=UTC) >= TABLES_END + self.last:
            return self.last
        return when.replace(tzinfo=self.zone).utcoffset()

    def fromutc(self, when):
        at = when.replace(tzinfo=UTC)
        local = when + self.last if at >= TABLES_END else at.astimezone(self.zone)
        return local.replace(tzinfo=self)

    def dst(self, when):
        return None


def changes(zone):
    """The first millisecond of each period of a zone, to the second."""
    out, at = [], FIRST
    while at < LAST:
        after = at + DAY
        offset = at.astimezone(zone).utcoffset()
        if after.astimezone(zone).utcoffset() != offset:
            low, high = at, after
            while high - low > datetime.timedelta(seconds=1):
                middle = (low + (high - low) / 2).replace(microsecond=0)
                low, high = (middle, high) if middle.astimezone(zone).utcoffset() == offset else (low, middle)
            out.append(high)
        at = after
    return out


def moment(r, near):
    if near and r.random() < 0.6:
        span = r.choice((datetime.timedelta(seconds=2), datetime.timedelta(hours=3), DAY))
        return r.choice(near) + MS * r.randint(-int(span / MS), int(span / MS))
    return FIRST + MS * r.randrange(int((LAST - FIRST) / MS))


def moments(shown, zone, near):
    """When clocks of the zone show this."""
    early, late = (shown.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
    if early.astimezone(zone).replace(tzinfo=None) != shown:
        change = min(near, key=lambda at: abs(at - early))
        return f"skipped {text(change)} {text(change)}"
    return f"{'once' if early == late else 'twice'} {text(early)} {text(late)}"


def zone_questions(r, name, count):
    zone = Known(name)
    near = changes(zone)
    for _ in range(count):
        at = moment(r, near)
        local = at.astimezone(zone)
        yield ("to local", name, text(at)), f"{int(local.utcoffset().total_seconds())} {text(local)}"
        yield ("date at", name, text(at)), local.date().isoformat()
        # Times that clocks skip come from Python's own clocks, which have no gaps.
        shown = (local + datetime.timedelta(minutes=r.choice((0, 0, -60, 60, 30)))).replace(tzinfo=None)
        yield ("to utc", name, text(shown)), moments(shown, zone, near)
        midnight = datetime.datetime.combine(local.date(), datetime.time())
        yield ("start of", name, local.date().isoformat()), moments(midnight, zone, near).split()[1]
        if name == "Asia/Hong_Kong":
            yield ("hong kong", text(at)), local.strftime("%Y-%m-%d %H:%M:%S")


def day_of(r):
    return datetime.date.fromordinal(r.randint(FIRST.date().toordinal(), LAST.date().toordinal()))


def months_later(day, months):
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def date_questions(r, count):
    for _ in range(count):
        day, days, months = day_of(r), r.randint(-20_000, 20_000), r.choice((1, 3, 6, 12, r.randint(-300, 300)))
        if r.random() < 0.3:
            day = day.replace(day=calendar.monthrange(day.year, day.month)[1])
        yield ("weekday", day.isoformat()), str(day.isoweekday())
        yield ("days later", day.isoformat(), str(days)), (day + DAY * days).isoformat()
        yield ("months later", day.isoformat(), str(months)), months_later(day, months).isoformat()
        other = day_of(r)
        yield ("days between", day.isoformat(), other.isoformat()), str((other - day).days)
        year, month, number = r.randint(1, 9999), r.randint(0, 13), r.choice((0, 1, 28, 29, 30, 31, 32, r.randint(1, 31)))
        try:
            answer = datetime.date(year, month, number).isoformat()
        except ValueError:
            answer = OUT_OF_RANGE
        yield ("date", f"{year:04}-{month:02}-{number:02}"), answer


def instant_questions(r, count):
    """Instants as others write them: with an offset, without seconds, with any number of fraction digits."""
    for _ in range(count):
        at = moment(r, ())
        whole = at.replace(microsecond=0, second=at.second if r.random() < 0.8 else 0)
        fraction, zone = "", "Z"
        if whole.second and r.random() < 0.7:
            fraction = "." + "".join(r.choice("0123456789") for _ in range(r.randint(1, 9)))
        minutes = 0
        if r.random() < 0.6:
            minutes = r.choice((60, 480, -300, 330, r.randint(-14 * 60, 14 * 60)))
            zone = f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
        shown = whole.strftime("%Y-%m-%dT%H:%M" if whole.second == 0 and r.random() < 0.5 else "%Y-%m-%dT%H:%M:%S")
        exact = datetime.datetime.fromisoformat(whole.strftime("%Y-%m-%dT%H:%M:%S") + ((fraction or ".") + "000")[:4] + zone)
        yield ("instant", shown + fraction + zone), text(exact.astimezone(UTC))
        unit, length = r.choice((("ms", MS), ("s", 1000 * MS), ("m", 60_000 * MS), ("h", 3_600_000 * MS), ("d", DAY)))
        number = r.randint(0, 100_000)
        yield ("duration", f"{number}{unit}"), str(int(number * length / MS))
        broken = r.choice((f"{number}", f"-{number}{unit}", f"{number} {unit}", f"{number}{unit}x", unit))
        yield ("duration", broken), MALFORMED


def calendar_questions(r, calendars, count):
    """Business days, counted one by one."""
    for _ in range(calendars):
        first = r.randint(1990, 2035)
        last = min(first + r.randint(0, 4), 2040)
        weekend = set(r.sample(range(7), r.choice((0, 1, 2, 2, 2, 3))))
        days = [datetime.date(first, 1, 1) + DAY * i for i in range((datetime.date(last, 12, 31) - datetime.date(first, 1, 1)).days + 1)]
        holidays = set(r.sample(days, r.randint(0, 40)))
        working = {day for day in r.sample(days, r.randint(0, 20)) if day not in holidays}
        yield ("calendar", r.choice(ZONES), "".join(map(str, sorted(weekend))), str(first), str(last),
               ",".join(day.isoformat() for day in holidays), ",".join(day.isoformat() for day in working)), "taken"

        def is_open(day):
            return day not in holidays and (day in working or day.isoweekday() % 7 not in weekend)

        opens = [day for day in days if is_open(day)]
        for _ in range(count):
            day = r.choice(days) + (DAY * 366 * 6 if r.random() < 0.03 else 0 * DAY)
            known = first <= day.year <= last
            yield ("open", day.isoformat()), OUT_OF_RANGE if not known else "open" if is_open(day) else "closed"
            n = r.choice((0, 0, 1, 2, -1, -2, r.randint(-300, 300)))
            if n > 0:
                after = [one for one in opens if one > day][n - 1:n]
            elif n < 0:
                after = [one for one in reversed(opens) if one < day][-n - 1:-n]
            else:
                after = [one for one in opens if one >= day][:1]
            yield ("business days later", day.isoformat(), str(n)), after[0].isoformat() if known and after else OUT_OF_RANGE
            other = r.choice(days)
            low, high = min(day, other), max(day, other)
            between = sum(low < one <= high for one in opens) * (1 if other >= day else -1)
            yield ("business days between", day.isoformat(), other.isoformat()), str(between) if known else OUT_OF_RANGE


def check(seed):
    r = random.Random(seed)
    try:
        zoneinfo.ZoneInfo(ZONES[0])
    except zoneinfo.ZoneInfoNotFoundError:
        print("python3 finds no time zones")
        sys.exit(77)
    asked = []
    for name in ZONES:
        asked += zone_questions(r, name, 2000)
    asked += date_questions(r, 2000)
    asked += instant_questions(r, 3000)
    asked += calendar_questions(r, 30, 60)
    return asked


questions.main(check, 20260331)
