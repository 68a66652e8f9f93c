"""The desk: what members and moderators do that the bot has to remember, whatever the chat platform.

`desk` is what the faces talk to. Each matter has a room: a class with the commands and the controls that it answers,
what it holds in memory, and what it does when the minutes were read anew.
"""
