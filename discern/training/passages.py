"""Labelled passages as windows of word pieces; cut as org.corridor.discern.Window cuts them."""

import json
import re
from dataclasses import dataclass

from network import ACTS

PIECES, BEFORE, LINE_END = 320, 100, 1
BEGIN, END, NOTHING = 101, 102, -100
BEGINS, GOES_ON, NONE = 0, 1, 2


@dataclass
class Window:
    ids: list
    before: int
    parts: list
    # (place, act, places of its speaker's name, of whom it accuses or calls on): (begin, end)
    statements: list


def pieces(tokenizer, text):
    found = []
    for line in re.finditer(r"[^\n]+", text):
        e = tokenizer.encode(line.group(), add_special_tokens=False)
        found += [(i, line.start() + a, line.start() + b) for i, (a, b) in zip(e.ids, e.offsets)]
        found.append((LINE_END, line.end(), line.end()))
    return found


def cut(text, all_pieces):
    start = 0
    while start < len(all_pieces):
        end = min(len(all_pieces), start + PIECES)
        if end < len(all_pieces):
            least = start + PIECES // 3
            lines = [k for k in range(end, least, -1) if all_pieces[k - 1][0] == LINE_END]
            stops = [
                k for k in range(end, least, -1)
                if text[all_pieces[k - 1][1] : all_pieces[k - 1][2]] in (".", "!", "?")
            ]
            end = (lines or stops or [end])[0]
        yield all_pieces[max(0, start - BEFORE) : start], all_pieces[start:end]
        start = end


def forms(name):
    """A name as it may stand in the text: whole, without what follows, its last word."""
    whole = re.sub(r"^(the|a|an)\s+", "", name.strip(), flags=re.I)
    head = re.split(r"\s+(?:of|from|in|at|for|who|with|on)\s+", whole)[0]
    last = head.split()[-1:]
    return [whole, head] + [w for w in last if len(w) >= 4]


def named(text, name, begin, end):
    for form in forms(name):
        pattern = r"(?<!\w)" + re.escape(form) + r"(?!\w)"
        found = [m.span() for m in re.finditer(pattern, text[begin:end], flags=re.I)]
        if form and found:
            return [(a + begin, b + begin) for a, b in found]
    return []


def windows(tokenizer, path):
    for line in open(path, encoding="utf8"):
        passage = json.loads(line)
        # Offsets are UTF-16's.
        text = re.sub("[\U00010000-\U0010ffff]", "\u25a1\u25a1", passage["text"])
        for before, body in cut(text, pieces(tokenizer, text)):
            yield window(text, passage["statements"], before, body)


def window(text, statements, before, body):
    seen = before + body
    first = 1 + len(before)
    parts = [NOTHING] * first + [NONE] * len(body) + [NOTHING]
    low, high = seen[0][1], seen[-1][2]

    def place(at):
        return next((k + 1 for k, p in enumerate(seen) if p[2] > at), len(seen))

    def places(name, end):
        return [(place(a), place(b - 1)) for a, b in named(text, name, low, end)] if name else []

    # Some folders do not tell on whom is called.
    called = any(s.get("addressed") for s in statements)
    told = []
    for s in statements:
        begin, end = s["from"], s["to"]
        inside = [
            k + first for k, p in enumerate(body) if p[2] > begin and p[1] < end and p[0] != LINE_END
        ]
        if not inside or begin < body[0][1]:
            continue
        for k in inside:
            parts[k] = GOES_ON
        parts[inside[0]] = BEGINS
        whom = s.get("accused") or s.get("addressed") or ""
        asked = whom or s["act"] == "accuse" or (called and s["act"] in ("demand", "threaten"))
        told.append((
            inside[0],
            ACTS.index(s["act"]) if s["act"] in ACTS else NOTHING,
            places(s["speaker"], high),
            places(whom, min(high, end)) if asked else None,
        ))
    return Window([BEGIN] + [p[0] for p in seen] + [END], first, parts, told)
