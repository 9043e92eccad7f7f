"""What earlier builds know: what of the inputs is left to read, from where a build goes on, what has to change."""
