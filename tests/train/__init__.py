"""Programs that make the trained weights of the package."""
