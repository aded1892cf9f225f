using System.Collections.Immutable;

namespace Flux;

/// <summary>
/// Arrays as numpy.save writes them. Row-major (a, b, c) there is column-major (c, b, a) here: the same bytes, and x[k, j, i] here is x[i, j, k] there. An
/// array in Fortran's order has other bytes and the same meaning, so it is permuted once.
/// </summary>
public static class Npy
{
    /// <summary>
    /// The array of a file. Floating-point numbers and truth values keep their types (two bytes of no type are BFloat16, as JAX writes it), integers of up to
    /// 32 bits are Int32, larger ones Int32 where all of them fit, else Float64 where it holds each exactly.
    /// </summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="FileFormatException">It is of another kind, cut, has more than one array, or elements that are not read.</exception>
    public static Tensor Load(string path) => LoadAll(path) is [var only]
        ? only
        : throw new FileFormatException(path, "several arrays one after another; Npy.LoadAll would fit.");

    /// <summary>
    /// All arrays of a file, one after another, as numpy.save to one open file writes them and Equinox's tree_serialise_leaves the leaves of a tree, in its
    /// order. A line of JSON before them, which Equinox's guide has for hyperparameters, is passed over.
    /// </summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="FileFormatException">It is of another kind, cut, or has elements that are not read.</exception>
    public static ImmutableArray<Tensor> LoadAll(string path)
    {
        FileKind.Demand("Npy.LoadAll", path, FileKind.Npy, FileKind.Text);
        using var file = File.OpenRead(path);
        PassJson(path, file);
        var all = ImmutableArray.CreateBuilder<Tensor>();
        do all.Add(Named(path, $"array {all.Count}", () => Load(file)));
        while (file.Position < file.Length);
        return all.ToImmutable();
    }

    /// <summary>The array that comes next in a stream.</summary>
    /// <exception cref="FormatException">What comes is no such array, or its elements are not read.</exception>
    /// <exception cref="EndOfStreamException">The stream ends within it.</exception>
    public static Tensor Load(Stream stream)
    {
        var header = NpyHeader.Read(stream);
        if (stream.CanSeek && stream.Length - stream.Position is var left && left < header.Bytes)
        {
            throw new EndOfStreamException($"{header.Bytes} bytes are said to come where {left} are left");
        }
        return header.Array(stream);
    }

    /// <summary>Saves a tensor, its sizes in reverse order; the file appears whole or not at all.</summary>
    /// <exception cref="IOException">The path cannot be written.</exception>
    public static void Save(string path, Tensor x) => AtomicFile.Write(path, stream => Save(stream, x));

    /// <summary>Writes a tensor to a stream, its sizes in reverse order; several may follow each other.</summary>
    public static void Save(Stream stream, Tensor x)
    {
        stream.Write(NpyHeader.Of(x.DType, x.Shape));
        x.Concrete.Pour(stream.Write);
    }

    /// <summary>What reads a part of a file, its errors being those of the file.</summary>
    internal static Tensor Named(string path, string part, Func<Tensor> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is FormatException or EndOfStreamException)
        {
            throw new FileFormatException(path, $"{part}: {e.Message.TrimEnd('.')}.", e);
        }
    }

    private static void PassJson(string path, FileStream file)
    {
        const int Longest = 1 << 20;
        if (file.ReadByte() != '{') file.Position = 0;
        else
        {
            int next;
            while ((next = file.ReadByte()) is not ('\n' or -1) && file.Position < Longest) { }
            if (next != '\n') throw new FileFormatException(path, "a text without an array behind its first line; an array that numpy.save wrote would fit.");
        }
    }
}
