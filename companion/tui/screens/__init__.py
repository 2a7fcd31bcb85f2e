"""One screen a module: what it shows, and its keys."""
