# Writes HDF5 files with h5py into a folder, in every way h5py can be made to store things, and beside each what it holds, as JSON: the oracle of our reader.
# Shapes and values are as Julia counts them: dimensions reversed, the same bytes.
import json, sys
import h5py
import numpy as np


def numbers(f):
    x = np.arange(24).reshape(2, 3, 4)
    for t in "<f2 <f4 <f8 >f2 >f4 >f8 <i1 <i2 <i4 <i8 >i2 >i4 >i8 <u1 <u2 <u4 <u8 >u2 >u4 >u8".split():
        f["big" * (t[0] == ">") + t[1:]] = (x * 5 - (11 if t[1] != "u" else 0)).astype(t)
    f["exact"] = np.array([2**53 + 1, -(2**63), 2**63 - 1, 0])
    f["halves"] = np.array([0.5, -1e-7, 65504, np.inf, np.nan], dtype="f2")
    f["special"] = np.array([np.nan, np.inf, -np.inf, -0.0, 5e-324])
    f["truth"] = np.array([[True, False, True], [False, False, True]])
    f["vector"] = np.arange(5.0)
    f["none"] = np.zeros((0, 3), "f4")
    f["one"] = np.float32(2.5)
    f["count"] = np.int64(2**53 + 1)
    f["yes"] = np.bool_(True)
    f["matrix of one"] = np.array([[7]])


def strings(f):
    s = h5py.string_dtype()
    f.create_dataset("words", data=["thresher", "", "κύμα", "nurse" * 100], dtype=s)
    f.create_dataset("word", data="großer Hai", dtype=s)
    f["fixed"] = np.array([b"ab", b"abcde", b""], dtype="S5")
    f.create_dataset("table", data=np.array([["a", "b", "c"], ["d", "e", "f"]], dtype=object), dtype=s)
    f.create_dataset("many", data=[f"name {i}" for i in range(3000)], dtype=s)


def chunked(f):
    x = np.arange(50 * 40, dtype="f4").reshape(50, 40)
    for i, options in enumerate([{}, {"compression": "gzip"}, {"compression": "gzip", "shuffle": True}, {"fletcher32": True, "shuffle": True},
                                 {"compression": 9, "shuffle": True, "fletcher32": True}]):
        f.create_dataset(f"plain {i}", data=x, chunks=(7, 9), **options)
        f.create_dataset(f"one chunk {i}", data=x, chunks=(50, 40), **options)
        f.create_dataset(f"grows {i}", data=x, chunks=(7, 9), maxshape=(None, 40), **options)
        f.create_dataset(f"grows behind {i}", data=x, chunks=(7, 9), maxshape=(50, None), **options)
        f.create_dataset(f"grows both ways {i}", data=x, chunks=(7, 9), maxshape=(None, None), **options)
        f.create_dataset(f"bounded {i}", data=x, chunks=(7, 9), maxshape=(100, 90), **options)
        f.create_dataset(f"big {i}", data=x.astype(">f8"), chunks=(50, 3), **options)
    f.create_dataset("pages", data=np.arange(5000, dtype="i4"), chunks=(2,))
    f.create_dataset("pages that grow", data=np.arange(40000, dtype="i4"), chunks=(2,), maxshape=(None,))
    f.create_dataset("tree", data=np.arange(6000, dtype="i4").reshape(100, 60), chunks=(1, 2), maxshape=(None, None))
    d = f.create_dataset("holes", (30, 30), "f4", chunks=(4, 4), fillvalue=-1.5)
    d[3, 4] = 1
    d[20:29, 11:13] = 2
    d = f.create_dataset("holes that grow", (3000, 3), "i8", chunks=(2, 3), maxshape=(None, 3), fillvalue=9, compression="gzip")
    d[2990] = 4
    f.create_dataset("never written", (4, 5), "f8", fillvalue=3)
    f.create_dataset("never written chunks", (4, 5), "f8", chunks=(2, 2))
    d = f.create_dataset("shrunk", data=x, chunks=(7, 9), maxshape=(None, None))
    d.resize((20, 10))
    d = f.create_dataset("shrunk ahead", data=x, chunks=(7, 9), maxshape=(None, 40))
    d.resize((20, 40))
    early = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
    early.set_chunk((7, 9))
    early.set_alloc_time(h5py.h5d.ALLOC_TIME_EARLY)
    space = h5py.h5s.create_simple((50, 40))
    h5py.h5d.create(f.id, b"early", h5py.h5t.IEEE_F32LE, space, early)
    f["early"][...] = x
    compact = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
    compact.set_layout(h5py.h5d.COMPACT)
    h5py.h5d.create(f.id, b"compact", h5py.h5t.IEEE_F32LE, h5py.h5s.create_simple((5, 6)), compact)
    f["compact"][...] = x[:5, :6]


def groups(f):
    for i in range(12):
        f[f"twelve/{i}"] = np.arange(i)
    for i in range(1500):
        f[f"many/{'long name ' * (i % 7)}{i}"] = i
    f["many/" + "n" * 5000] = 1
    g = f.create_group("in order", track_order=True)
    for name in ["z", "a", "m"]:
        g[name] = 1
    f["deep/er/and/er"] = np.ones(3)
    f["λ/μ"] = 5
    f.create_group("empty")


def links(f):
    f["g/x"] = np.arange(4.0)
    f["same"] = f["g/x"]
    f["soft"] = h5py.SoftLink("/g/x")
    f["g/beside"] = h5py.SoftLink("x")
    f["twice"] = h5py.SoftLink("/soft")
    f["through"] = h5py.SoftLink("/group/x")
    f["group"] = h5py.SoftLink("/g")
    f["dangling"] = h5py.SoftLink("/nowhere")
    f["loop"] = h5py.SoftLink("/pool")
    f["pool"] = h5py.SoftLink("/loop")
    f["outside"] = h5py.ExternalLink("other.h5", "/x")
    f["g/back"] = f["g"]
    f["again"] = f["g"]


def structs(f):
    point = np.dtype([("x", "f4"), ("n", "i8"), ("ok", "?")])
    f["points"] = np.array([(1.5, 2**53 + 1, True), (-2.5, -7, False)], dtype=point)
    f["point"] = np.array((3.5, 4, True), dtype=point)
    f["nested"] = np.array((1, ((2.5, 3, True), [4, 5])), dtype=[("a", ">i4"), ("b", [("p", point), ("q", "i2", (2,))])])
    f["complex"] = np.array([[1 + 2j, 3 - 4j, 5j]], dtype="c8")
    f["committed"] = point
    f.create_dataset("of committed", data=np.array([(1, 2, False)], dtype=point), dtype=f["committed"])
    f["enum"] = np.array([1, 2, 1], dtype=h5py.enum_dtype({"nurse": 1, "thresher": 2}, basetype="i2"))
    ragged = f.create_dataset("ragged", (3,), dtype=h5py.vlen_dtype("i4"))
    ragged[0], ragged[2] = [1, 2, 3], [4]
    f["opaque"] = np.void(b"\x01\x02\x03")
    f["target"] = np.arange(3.0)
    f["references"] = np.array([f["target"].ref, f["points"].ref, f["target"].ref], dtype=h5py.ref_dtype)
    f.create_dataset("nowhere", (2,), dtype=h5py.ref_dtype)
    f["region"] = f["target"].regionref[1:2]
    f["nothing"] = h5py.Empty("f4")
    for i in range(20):
        f["target"].attrs[f"attribute {i}"] = "a" * 1000 if i < 15 else i


def kind(d):
    if d.shape is None:
        return None
    string, base = h5py.check_string_dtype(d.dtype), d.dtype.base
    value = d[()]
    if string is not None:
        flat = np.asarray(value, dtype=object).ravel()
        return {"strings": [v.decode() if isinstance(v, bytes) else v for v in flat]}
    if base.kind in "fiub" and h5py.check_enum_dtype(d.dtype) is None and h5py.check_ref_dtype(d.dtype) is None:
        flat = np.asarray(value).ravel()
        return {"numbers": [str(int(v)) if base.kind in "iub" else repr(float(v)) for v in flat]}
    return None


def oracle(f):
    found = {}

    def visit(name, item):
        if isinstance(item, h5py.Dataset) and (held := kind(item)) is not None:
            found[name] = {"shape": list(item.shape)[::-1], **held}

    f.visititems(visit)
    return found


folder = sys.argv[1]
contents = [numbers, strings, chunked, groups, links, structs]
for library in ["earliest", "v108", "latest"]:
    for content in contents:
        path = f"{folder}/{content.__name__} {library}.h5"
        block = {"earliest": 0, "v108": 512, "latest": 2048}[library]
        with h5py.File(path, "w", libver=(library, "latest" if library == "latest" else "v108"), userblock_size=block) as f:
            content(f)
            if "many" in f and content is strings:
                del f["words"]
                strings_again = f.create_dataset("words", data=["x", "y"], dtype=h5py.string_dtype())
        with h5py.File(path) as f:
            held = oracle(f)
        with open(path + ".json", "w") as out:
            json.dump(held, out)
