"""Reading what people wrote: the only part that opens files under ``briefs/``."""

from annotated_briefs.load.corpus import load
from annotated_briefs.load.schema import json_schema
from annotated_briefs.roots import find_root

__all__ = ["find_root", "json_schema", "load"]
