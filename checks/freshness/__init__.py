"""Is what stands there kept up to date?"""
