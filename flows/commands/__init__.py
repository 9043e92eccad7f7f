"""What the commands do; `flows.cli` names them, reads their arguments and turns their errors into exit codes."""
