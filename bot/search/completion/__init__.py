"""What can be asked for, while somebody types it."""
