"""The deployed system on one machine: engine, functions, event sources and front door."""
