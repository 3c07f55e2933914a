# ruff: noqa: A005 - the folder of the tests of built sites; nothing imports the standard `site` here
