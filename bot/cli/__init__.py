"""The command line: what was typed in, what is printed out, and with which exit code it ends."""
