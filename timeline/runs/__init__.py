"""Long runs: thousands of articles read into a folder that survives being killed, can grow, and can be asked.

A run is a folder. `manifest.json` says with what it was made; `parts/` holds, for each sixty-four articles, a `.jsonl.gz` with
one timeline a line and a `.json` that says what is in it. A part counts from the moment its `.json` is there, which is
written last, so a run that was killed has only whole parts; what it lacks is read when it is started again.
"""
