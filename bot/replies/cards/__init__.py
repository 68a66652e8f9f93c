"""What each kind of reply shows: blocks in the order in which they stand on a card."""
