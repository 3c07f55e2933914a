"""From a saved page, a text file or an issue's answers to a brief's two files."""
