## What a page says to a browser that cannot read its script

browser-no-script-yet = This page needs a script that has not loaded. A check-in works without it.
# The browsers are those of web/package.json and docs/browsers.md; a test compares them.
browser-floor = If it never does, this browser may be too old. Safari 16.4, Chrome 111, Edge 111, Firefox 121 and everything newer can.
