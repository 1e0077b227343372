"""The domain: how an Arabic article becomes an English brief. Knows no HTTP, no engine and no storage."""
