"""The life of the process and of its connection: signals, the library's log, what Discord refuses for good."""
