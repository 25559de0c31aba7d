"""duewatch: what is due, and is it there?"""
