"""Pure functions: frames and numbers in, frames and numbers out. No database, no screen."""
