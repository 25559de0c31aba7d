"""The item is there, but was it in time?"""
