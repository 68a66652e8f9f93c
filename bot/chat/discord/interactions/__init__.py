"""What members do, and how each act is answered in time: commands, presses, forms, messages."""
