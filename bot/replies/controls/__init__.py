"""What the buttons and menus ask for, as short ids that survive a restart."""
