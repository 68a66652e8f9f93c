"""Minutes in git repositories, fetched over the network and read without a checkout."""
