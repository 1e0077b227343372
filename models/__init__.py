"""Models and how to run them: translators and summarizers behind two protocols. Knows nothing of `service`."""
