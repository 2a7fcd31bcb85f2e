"""What people say of a guide's pages: the table they fill in, and what is counted from it."""
