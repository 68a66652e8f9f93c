"""The communities that one bot serves: which of them is asked, and which of them are in memory."""
