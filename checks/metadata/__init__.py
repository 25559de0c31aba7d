"""Does each document say what it is?"""
