"""A small stand-in for Discord, so that tests can run the real bot, in a process of its own, without the network."""
