"""Reports dropped in the admin with their photos: files → drafts → the review beside the report.

`dropping` takes files in, `runner` reads them, `drafting` makes articles of what was read, `gallery` puts
photos and captions side by side, `reviewing` tells the screen what became of each piece.
"""
