"""Has a language model word questions anew; only the question leaves the machine, never the minutes."""
