"""The commands of `mujaz`, one module each: options in, words for a terminal out. No logic of the domain lives here."""
