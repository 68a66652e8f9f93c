"""What a question asks for: its words with all that each may have meant, and what it says about the meeting."""
