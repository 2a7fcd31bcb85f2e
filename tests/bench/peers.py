ON_SCREEN: tuple = ()
PRINTING: tuple = ()


def versions(programs):
    return {}
