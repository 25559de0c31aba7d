"""Does what a page points to exist?"""
