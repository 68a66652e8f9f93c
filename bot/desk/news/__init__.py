"""New meetings: announced in channels, and told to members who follow a topic or a person."""
