"""Where an audit is carried out: here, as a child process; more than one machine is a later engine with the same function."""
