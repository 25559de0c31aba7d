"""Is what a document says fit to be public?"""
