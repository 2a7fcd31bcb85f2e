"""Measurements, told as ratios: absolute times say more of the machine than of the program."""
