"""Reading what people wrote: the only part that opens files under ``briefs/``."""

from annotated_briefs.load.corpus import find_root, load
from annotated_briefs.load.schema import json_schema

__all__ = ["find_root", "json_schema", "load"]
