"""Is everything there that is due?"""
