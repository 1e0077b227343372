"""How good translations and summaries are, held against references and against their Arabic sources."""
