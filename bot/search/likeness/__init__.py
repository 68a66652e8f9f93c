"""Whether two questions ask the same, however they are worded."""
