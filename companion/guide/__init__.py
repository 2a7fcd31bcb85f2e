"""What there is to read: a guide's model, its loader, and what it must satisfy."""
