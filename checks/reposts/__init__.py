"""Were the notices of superior bodies passed on?"""
