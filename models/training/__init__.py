"""How the bundled starter translator was made, from sentence pairs to files, so that anyone can repeat it.

Run as `python -m models.training`; docs/training.md walks through it. Needs requirements-training.txt. Nothing that
serves imports this package.
"""
