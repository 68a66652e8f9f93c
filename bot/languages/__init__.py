"""The words of each language that minutes are written in and questions are asked in: data, one file a language."""
