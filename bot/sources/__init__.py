"""Where minutes come from. The only place that opens minutes."""
