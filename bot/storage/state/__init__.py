"""The state: what members and moderators have said, and what the bot has promised, kept between runs.

It lies in one SQLite file, or in a PostgreSQL database. `opening` opens it, `database` lends connections, `tables` says
what is in it, `migrations` bring an older one to that shape, and each matter has a small module that reads and writes.
"""
