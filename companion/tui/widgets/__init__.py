"""The widgets of the screen: the top line, the document, the key line and the text field."""
