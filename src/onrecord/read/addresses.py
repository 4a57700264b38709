"""Addresses on the web: which of them are one article's, however they were spelt or shared."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlencode, urlsplit

_TRACKING = frozenset(
    """
    fbclid gclid gclsrc dclid gbraid wbraid msclkid twclid yclid ttclid igshid igsh li_fat_id mc_cid mc_eid mkt_tok
    _ga _gl _hsenc _hsmi __hssc __hstc hss_channel vero_id oly_anon_id oly_enc_id wickedid s_cid cmpid ocid ncid
    ref_src ref_url referrer guccounter guce_referrer guce_referrer_sig smid smtyp ito xtor wt_mc wt_zmc icid
    ns_mchannel ns_source ns_campaign ns_linkname ns_fee at_medium at_campaign at_link_id at_link_type at_format
    at_ptr_name at_link_origin at_bbc_team taid soc_src soc_trk
    """.split()
)
_PREFIXES = ("utm_", "at_custom", "pk_", "mtm_", "hsa_")
_SAFE = "/:@!$&'()*+,;=-._~"
_DEFAULT_PORTS = {"http": 80, "https": 443}
_SAME_HOST = re.compile(r"(?:www\d?|m|mobile|amp|touch|wap|edition)\.(?=[^.]+\.)")
_PAGE_OF_ONE = re.compile(r"(?:/(?:amp|print|full|index\.html?|page/\d+|\d))+/?\Z", re.IGNORECASE)
_SCRIPT = re.compile(r"(?:\A|/)(?:[^/]*\.(?:php\d?|aspx?|jspx?|cgi|do|cfm|pl))?\Z", re.IGNORECASE)


def article_address(url: str) -> str:
    """``url`` as it names an article: two spellings of one address give the same text.

    Aside go what shares and campaigns add (``utm_source``, ``fbclid``, a ``ref`` without digits), the fragment, the
    order of parameters, http or https, a default port, the case of the host and a closing slash. ``www.`` and
    ``/amp`` stay: a page that has twins says so by its canonical address. What is no address on the web comes back
    as it is. Not for fetching: it may lead elsewhere than ``url``.
    """
    parts = _split(url)
    if parts is None:
        return url.strip()
    parameters = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _is_tracking(*pair)]
    query = urlencode(sorted(parameters, key=lambda pair: pair[0]))
    fragment = f"#{parts.fragment}" if parts.fragment.startswith("!") else ""
    return f"https://{_host(parts)}{_path(parts)}{'?' if query else ''}{query}{fragment}"


def address_of(fetched: str | None, stated: str | None) -> str | None:
    """Where an article lives: the address that its page states, if that can be its own, else the one fetched.

    A page may state the address of what it reprints, of the front page or of a section. Then the stated one is not
    its own: a copy on another site is an article of that site, and all pages of a careless one are not one article.
    fetched: None for what was not fetched from the web.
    """
    own = _split(stated) if stated else None
    came = _split(fetched) if fetched else None
    if own is None or stated is None:
        return article_address(fetched) if came is not None and fetched else None
    if came is None or fetched is None:
        return None if _path(own) == "/" and not own.query else article_address(stated)
    return article_address(stated if _site(own) == _site(came) and _is_its_own(came, own) else fetched)


def same_site(one: str, other: str) -> bool:
    """Whether two addresses are of one site; its edition for telephones (``m.``, ``amp.``) is the same."""
    left, right = _split(one), _split(other)
    return left is not None and right is not None and _site(left) == _site(right)


def _is_its_own(came: SplitResult, own: SplitResult) -> bool:
    """Whether the stated address can be that of the page fetched: not if it only names what the page lies under."""
    deep, stated = _path(came), _path(own)
    if stated == deep:
        return not (_has_parameters(came) and not _has_parameters(own) and _SCRIPT.search(stated))
    under = "/" if stated == "/" else stated + "/"
    return not deep.startswith(under) or (stated != "/" and _PAGE_OF_ONE.fullmatch(deep[len(stated) :]) is not None)


def _has_parameters(parts: SplitResult) -> bool:
    return any(not _is_tracking(*pair) for pair in parse_qsl(parts.query, keep_blank_values=True))


def _is_tracking(name: str, value: str) -> bool:
    name = name.lower()
    if name == "ref":
        # Mostly where the reader came from; but a few sites number their articles so.
        return not any(character.isdigit() for character in value)
    if name in ("amp", "outputtype"):
        return value.lower() in ("", "1", "true", "amp")
    return name in _TRACKING or name.startswith(_PREFIXES)


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url.strip())
        _ = parts.port
    except ValueError:
        return None
    return parts if parts.scheme in _DEFAULT_PORTS and parts.hostname else None


def _host(parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".")
    host = f"[{host}]" if ":" in host else host
    port = parts.port
    return host if port in (None, *_DEFAULT_PORTS.values()) else f"{host}:{port}"


def _site(parts: SplitResult) -> str:
    return _SAME_HOST.sub("", _host(parts), count=1)


def _path(parts: SplitResult) -> str:
    """The path with its escapes written one way; an escaped slash or question mark stays escaped."""
    pieces = (quote(unquote(piece, errors="surrogateescape"), safe=_SAFE.replace("/", ""), errors="surrogateescape")
              for piece in parts.path.split("/"))  # fmt: skip
    return "/".join(pieces).rstrip("/") or "/"
