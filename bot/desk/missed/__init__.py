"""What members miss: questions without an answer that helps, and what is done about them."""
