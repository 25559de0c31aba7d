"""A loopback district with planted faults and its answer sheet."""
