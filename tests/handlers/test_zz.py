from tests.handlers.test_signatures import GARBAGE
def test_x(quiet, door, log):
    for s in GARBAGE:
        a=door.send_with(s,{}); b=door.send(s)
        print(s.body[:40], a.status_code, b.status_code, b.text[:60])
    print(log.getvalue()[-3000:])
    assert 0
