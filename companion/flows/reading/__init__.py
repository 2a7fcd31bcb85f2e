"""Flows for reading: the page, the contents, searching, help, resources, and stopping for now."""
