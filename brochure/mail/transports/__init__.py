"""Transports: ways for a sealed message to leave, one module each; `transport` is the contract."""
