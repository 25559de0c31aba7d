"""A made-up district on loopback, with planted faults, innocent look-alikes and an answer sheet."""
