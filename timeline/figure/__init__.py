"""Pictures of a chronicle: chain, ladder, layers and overview.

The numbers (`layout`, `labels`, `titles` and what they stand on) need no drawing library; `chain`, `ladder`, `layers`,
`overview`, `views` and `export` import matplotlib, so this package imports none of them by itself.
"""
