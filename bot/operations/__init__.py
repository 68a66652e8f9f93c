"""What runs beside the answers: folders are watched, repositories are asked for news, and what is new is read."""
