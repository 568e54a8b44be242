"""The HTTP face of reports; import the module you need, each loads only its own use cases."""
