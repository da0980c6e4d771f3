"""Who did what, when, before and after: content, files, rights and sign-ins in one log that only grows."""
