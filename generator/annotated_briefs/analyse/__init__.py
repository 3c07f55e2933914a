"""Analyse: the article's text through spaCy, once, as plain data.

`parse` is the only module that imports spaCy; everything here is safe to import on a warm build.
"""
