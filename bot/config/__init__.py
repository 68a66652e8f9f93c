"""The settings: read from one YAML file, with the file, line and key of whatever cannot be used."""
