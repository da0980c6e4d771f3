"""The register in the admin: its list, what is done to many letters at once, withdrawn letters, reports."""
