"""What is logged, and what never is: secrets, and what members write."""
