"""What can be looked up in a set of minutes: entries, terms, phrases, titles, people. Built once, never changed."""
