"""What speaks for each entry, how sure it is that the best one answers, and what is listed instead of ranked."""
