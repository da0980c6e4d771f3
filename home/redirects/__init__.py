"""Addresses that pages once had, here or on the portal before this one, and where they lead now."""
