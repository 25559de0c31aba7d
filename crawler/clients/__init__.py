"""The clients that ask an address, one a file; each gives an ``Answer`` and never throws for the network."""
