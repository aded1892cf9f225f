using System.Collections.Immutable;
using System.IO.Compression;
using System.Text.Json.Serialization;
using Flux.Kernels;

namespace Flux;

/// <summary>
/// Archives of named arrays as numpy.savez and numpy.savez_compressed write them. Lazy: opening reads the names, an array is read when it is asked for, to
/// sizes in reverse order as <see cref="Npy"/> has them. An archive never takes more than what its bytes can hold: a member that says more is refused.
/// </summary>
[JsonConverter(typeof(BsonOnly))]
public sealed class Npz
{
    private const string Ending = ".npy";

    /// <summary>Deflate makes at most this many bytes of one, and of none these.</summary>
    private const long MostPerByte = 1032, MostAtLeast = 1 << 12;

    private readonly string path;
    private readonly ImmutableSortedSet<string> names;

    private Npz(string path, ImmutableSortedSet<string> names) => (this.path, this.names) = (path, names);

    /// <summary>Opens an archive and reads its names.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="FileFormatException">It is of another kind, or no archive of arrays.</exception>
    public static Npz Open(string path)
    {
        FileKind.Demand("Npz.Open", path, FileKind.Npz, FileKind.Zip);
        var names = ImmutableSortedSet.CreateBuilder<string>(StringComparer.Ordinal);
        return Within(path, archive =>
        {
            long packed = 0, length = new FileInfo(path).Length;
            foreach (var member in archive.Entries)
            {
                if (!member.FullName.EndsWith(Ending, StringComparison.Ordinal))
                {
                    throw new FormatException($"the member {member.FullName} is no array; {FileKind.Npz.Name} would fit");
                }
                if (!names.Add(member.FullName[..^Ending.Length])) throw new FormatException($"the name {member.FullName} occurs twice");
                packed += member.CompressedLength;
                if (packed > length || member.CompressedLength < 0) throw new FormatException($"its members have {packed} bytes, the file {length}");
                if (member.Length < 0 || member.Length > MostAtLeast + MostPerByte * member.CompressedLength)
                {
                    throw new FormatException($"{member.FullName} is said to have {member.Length} bytes, packed {member.CompressedLength}");
                }
            }
            return new Npz(path, names.ToImmutable());
        });
    }

    /// <summary>The names of the arrays, without their ending.</summary>
    public IEnumerable<string> Names => names;

    /// <summary>An array, of the types that <see cref="Npy.Load(string)"/> gives.</summary>
    /// <exception cref="KeyNotFoundException">No array has the name.</exception>
    /// <exception cref="FileFormatException">The array is cut, or its elements are not read.</exception>
    public Tensor Tensor(string name)
    {
        if (!names.Contains(name))
        {
            string fitting = names.IsEmpty ? "it has none" : $"{string.Join(", ", names.Take(20))} would fit";
            throw new KeyNotFoundException($"Npz: {path} has no array named {name}; {fitting}.");
        }
        return Within(path, archive => Npy.Named(path, name, () =>
        {
            var member = archive.GetEntry(name + Ending) ?? throw new FormatException("it has gone since the file was opened");
            using var unpacked = member.Open();
            var header = NpyHeader.Read(unpacked);
            if (header.Bytes > member.Length) throw new FormatException($"{header.Bytes} bytes are said to come, the member has {member.Length}");
            return header.Array(unpacked);
        }));
    }

    /// <summary>All arrays by name.</summary>
    /// <exception cref="FileFormatException">One of them is cut, or its elements are not read.</exception>
    public ImmutableSortedDictionary<string, Tensor> Tensors() => names.ToImmutableSortedDictionary(name => name, Tensor, StringComparer.Ordinal);

    /// <summary>Saves tensors by name, sizes in reverse order; the file appears whole or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <param name="tensors">By name.</param>
    /// <param name="compress">Whether they are packed (numpy.savez_compressed).</param>
    /// <exception cref="IOException">The path cannot be written.</exception>
    public static void Save(string path, IReadOnlyDictionary<string, Tensor> tensors, bool compress = false) => AtomicFile.Write(path, stream =>
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var (name, x) in tensors.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            using var member = archive.CreateEntry(name + Ending, compress ? CompressionLevel.Optimal : CompressionLevel.NoCompression).Open();
            Npy.Save(member, x);
        }
    });

    private static T Within<T>(string path, Func<ZipArchive, T> read)
    {
        try
        {
            using var file = File.OpenRead(path);
            using var archive = new ZipArchive(file, ZipArchiveMode.Read);
            return read(archive);
        }
        catch (FormatException e)
        {
            throw new FileFormatException(path, $"{e.Message}.", e);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or NotSupportedException or ArgumentException)
        {
            throw new FileFormatException(path, "the parts of the archive do not fit each other; a whole file of numpy.savez would fit.", e);
        }
    }
}
