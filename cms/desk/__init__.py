"""The admin's menu, home screen and face: what staff meet first."""
