"""News feeds -> a folder of raw pages with a sources.csv, which a build takes as input and can be repeated from.

The only part of communique that asks strangers' servers for anything. It is polite (robots.txt, conditional requests,
one request at a time and a pause for each host) and trusts nothing that comes: bodies have bounds of size and time,
names of files are hashes, and what a server points to must be public (`hosts`).
"""
