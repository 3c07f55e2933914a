"""Generated pages as MkDocs draws them, byte for byte, at a part of the cost."""
