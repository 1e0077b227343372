"""The service: Arabic news in, a checkable English brief out."""

__version__ = "0.1.0"
