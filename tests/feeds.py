"""Feeds about an invented town."""

from __future__ import annotations

from html import escape

LONG = " ".join(f"<p>{words}</p>" for words in (
    "The harbour council of Karsa voted on Monday to close the northern pier after three weeks of protest by dockers.",
    "“We will not go,” Mayor Ada Lund said at the gate. “The pier belongs to the town, and the town is us.”",
    "The ministry said it had no comment, but promised an answer within days, as it had done in each week before.",
    "Lund had earlier told reporters that talks were going nowhere, and that the dockers would not move first.",
))  # fmt: skip
SHORT = "The harbour council voted on Monday to close the pier."


def rss(*items: str, head: str = "<title>The Karsa Lantern</title>", version: str = "2.0") -> bytes:
    """An RSS feed."""
    spaces = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    inside = f"{head}<link>https://lantern.example/</link><language>en-GB</language>{''.join(items)}"
    return f'<?xml version="1.0"?>\n<rss version="{version}" {spaces}><channel>{inside}</channel></rss>'.encode()


def item(
    number: int = 1,
    *,
    full: str | None = LONG,
    summary: str | None = SHORT,
    extra: str = "",
    identity: str | None = None,
) -> str:
    """An entry of an RSS feed."""
    parts = [
        f"<title>Pier closed for week {number} &amp;amp; more</title>",
        f"<link>https://lantern.example/pier/{number}</link>",
        f'<guid isPermaLink="false">{identity or f"pier-{number}"}</guid>',
        f"<description>{escape(summary)}</description>" if summary else "",
        f"<content:encoded><![CDATA[{full}<p>It was week {number}.</p>]]></content:encoded>" if full else "",
        "<pubDate>Tue, 04 Jun 2030 09:30:00 +0200</pubDate><dc:creator>Jane Roe</dc:creator>",
        extra,
    ]
    return f"<item>{''.join(parts)}</item>"


def atom(*entries: str, title: str = "The Karsa Lantern") -> bytes:
    """An Atom feed."""
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<?xml-stylesheet href="a.xsl"?>\n<!-- a feed -->\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>{title}</title>'
        f'<link href="https://lantern.example/"/><id>urn:lantern</id>{"".join(entries)}</feed>'
    ).encode()
