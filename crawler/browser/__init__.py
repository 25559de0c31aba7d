"""Shows a page that only a script fills, in a real browser, where nothing else serves.

The browser never touches the network: whatever a page asks for is asked by our own client, under the same rules as every visit
(private addresses, robots.txt, the budget of the host), or refused. Off by default; needs the extra ``[browser]`` and a
Chromium of the system.
"""
