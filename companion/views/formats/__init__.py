"""Views as files: plain text, Markdown, and a page for a browser."""
