"""Reads and writes DBF tables with python3-dbfread and python3-dbf (Debian), for tests/interop/files.ts."""
import json
import sys
import time


def read_with_dbfread(path):
    """Every cell as its bytes in hex, deleted records beside."""
    from dbfread import DBF

    table = DBF(path, raw=True)
    row = lambda record: [bytes(cell).hex() for cell in record.values()]
    return {"rows": [row(r) for r in table], "deleted": [row(r) for r in table.deleted]}


def read_with_dbf(path):
    """Every cell as the program understands it."""
    import dbf

    table = dbf.Table(path, codepage="cp936")
    table.open(dbf.READ_ONLY)
    text = lambda value: "" if value is None else str(value).rstrip()
    return {"rows": [[text(value) for value in record] for record in table]}


def write_with_dbf(path, spec, rows):
    import dbf

    table = dbf.Table(path, spec, codepage="cp936", dbf_type="db3")
    table.open(dbf.READ_WRITE)
    for row in rows:
        row = [dbf.Date(*map(int, cell[1:].split("-"))) if str(cell).startswith("@") else cell for cell in row]
        table.append(tuple(row))
    with table[-1] as last:
        dbf.delete(last)
    table.close()
    return {}


def time_dbfread(path):
    from dbfread import DBF

    begun = time.monotonic()
    rows = sum(1 for _ in DBF(path, encoding="gb18030"))
    return {"rows": rows, "seconds": time.monotonic() - begun}


def versions(_):
    import dbf
    import dbfread

    return {"dbf": ".".join(map(str, dbf.version)), "dbfread": dbfread.__version__}


asked = json.load(sys.stdin)
json.dump(globals()[asked["do"]](*asked["with"]), sys.stdout)
