"""What can stand on the page: one kind of document a module, with what its keys do. None needs Textual."""
