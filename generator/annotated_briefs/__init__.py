"""Annotated Briefs: who told a news article what, shown beside its words."""

__version__ = "0.1.0"
