using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Flux.Kernels;

namespace Flux;

/// <summary>
/// Files of named tensors as Hugging Face's safetensors lays them out, the usual form of PyTorch's weights. Lazy: opening reads the names alone, so that it
/// takes no longer for 10 GB, and a tensor is read straight to where it will lie when it is asked for. Row-major (a, b, c) there is column-major (c, b, a)
/// here: the same bytes, and x[k, j, i] here is x[i, j, k] there.
/// </summary>
[JsonConverter(typeof(BsonOnly))]
public sealed class Safetensors
{
    private readonly string path;
    private readonly SafetensorsHeader header;

    private Safetensors(string path, SafetensorsHeader header) => (this.path, this.header) = (path, header);

    /// <summary>Opens a file and reads its names; every length in it is checked against the file.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="FileFormatException">It is of another kind, or not what the specification demands of lengths, names and bytes.</exception>
    public static Safetensors Open(string path)
    {
        FileKind.Demand("Safetensors.Open", path, FileKind.Safetensors);
        return new(path, SafetensorsHeader.Read(path));
    }

    /// <summary>The names of the tensors.</summary>
    public IEnumerable<string> Names => header.Entries.Keys;

    /// <summary>The strings that the file says of itself, such as <c>format: pt</c>.</summary>
    public ImmutableSortedDictionary<string, string> Metadata => header.Metadata.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>
    /// A tensor with the sizes in reverse order. Floating-point numbers and BOOL keep their types, integers of up to 32 bits are Int32, larger ones Int32 where
    /// all of them fit, else Float64 where it holds each exactly.
    /// </summary>
    /// <exception cref="KeyNotFoundException">No tensor has the name.</exception>
    /// <exception cref="FileFormatException">A type that is not read, or an integer above 2^53, for which there is <see cref="Integers"/>.</exception>
    public Tensor Tensor(string name) => Read(name, (format, entry, next) => format.Read(entry.Shape(), next));

    /// <summary>The elements of a tensor of integers or truth values in the order of the bytes, exact.</summary>
    /// <exception cref="KeyNotFoundException">No tensor has the name.</exception>
    /// <exception cref="FileFormatException">The elements are no integers.</exception>
    public ImmutableArray<long> Integers(string name) =>
        ImmutableCollectionsMarshal.AsImmutableArray(Read(name, (format, entry, next) => format.Longs(entry.Shape().Elements, next)));

    /// <summary>All tensors by name, for <see cref="Tree.LoadState{T}(T, IReadOnlyDictionary{string, Tensor}, StateNames)"/>.</summary>
    /// <exception cref="FileFormatException">One of them is not read.</exception>
    public ImmutableSortedDictionary<string, Tensor> Tensors() => Names.ToImmutableSortedDictionary(name => name, Tensor, StringComparer.Ordinal);

    /// <summary>Saves tensors by name, such as those of <see cref="Tree.State{T}(T, StateNames)"/>; the file appears whole or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <param name="tensors">By name; sizes are written in reverse order.</param>
    /// <param name="metadata">What the file says of itself; readers of PyTorch's weights look for <c>format: pt</c>.</param>
    /// <param name="asInt64">Which Int32 tensors are written as I64, the type of PyTorch's indices; none by default.</param>
    /// <exception cref="IOException">The path cannot be written.</exception>
    /// <exception cref="ArgumentException">A tensor is named <c>__metadata__</c>.</exception>
    public static void Save(
        string path, IReadOnlyDictionary<string, Tensor> tensors, IReadOnlyDictionary<string, string>? metadata = null, Func<string, bool>? asInt64 = null)
    {
        foreach (var (name, tensor) in tensors)
        {
            if (tensor is null) throw new ArgumentNullException(nameof(tensors), $"Safetensors.Save: the tensor '{name}' is null; one that is not would fit.");
        }
        // Larger elements first, so that all are aligned behind an aligned header.
        (string Name, Value Value, bool IsLong)[] rows = [.. tensors
            .Select(pair => (pair.Key, pair.Value.Concrete, pair.Value.DType == DType.Int32 && (asInt64?.Invoke(pair.Key) ?? false)))
            .OrderByDescending(row => Size(row.Concrete, row.Item3)).ThenBy(row => row.Key, StringComparer.Ordinal)];
        if (tensors.ContainsKey(SafetensorsHeader.MetadataName))
        {
            throw new ArgumentException($"Safetensors.Save: a tensor is named {SafetensorsHeader.MetadataName}; any other name would fit.", nameof(tensors));
        }
        byte[] json = Json(rows, metadata);
        AtomicFile.Write(path, stream =>
        {
            Span<byte> length = stackalloc byte[8];
            BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)json.Length);
            stream.Write(length);
            stream.Write(json);
            foreach (var (_, value, isLong) in rows)
            {
                if (isLong) value.Pour(bytes => WriteLongs(stream, MemoryMarshal.Cast<byte, int>(bytes)));
                else value.Pour(stream.Write);
            }
        });
    }

    private T Read<T>(string name, Func<ElementFormat, SafetensorsEntry, Action<Span<byte>>, T> read)
    {
        if (!header.Entries.TryGetValue(name, out var entry))
        {
            string fitting = header.Entries.Count == 0 ? "it has none" : $"{string.Join(", ", Names.Take(20))} would fit";
            throw new KeyNotFoundException($"Safetensors: {path} has no tensor named {name}; {fitting}.");
        }
        if (entry.Format is not { } format)
        {
            throw new FileFormatException(path, $"{name} has elements of type {entry.DType}, which is not read; {SafetensorsEntry.Readable} would fit.");
        }
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            file.Position = header.DataStart + entry.Begin;
            return read(format, entry, file.ReadExactly);
        }
        catch (FormatException e)
        {
            throw new FileFormatException(path, $"{name}: {e.Message}.", e);
        }
        catch (EndOfStreamException e)
        {
            throw new FileFormatException(path, $"the file ended within {name}; it has changed since it was opened.", e);
        }
    }

    private static int Size(Value value, bool isLong) => isLong ? sizeof(long) : value.DType.Size();

    private static byte[] Json((string Name, Value Value, bool IsLong)[] rows, IReadOnlyDictionary<string, string>? metadata)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartObject();
            if (metadata is { Count: > 0 })
            {
                writer.WriteStartObject(SafetensorsHeader.MetadataName);
                foreach (var (name, text) in metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal)) writer.WriteString(name, text);
                writer.WriteEndObject();
            }
            long at = 0;
            foreach (var (name, value, isLong) in rows)
            {
                long end = at + (long)value.Shape.Elements * Size(value, isLong);
                writer.WriteStartObject(name);
                writer.WriteString("dtype", isLong ? "I64" : SafetensorsEntry.Name(value.DType));
                Numbers(writer, "shape", value.Shape.Reverse().Select(n => (long)n));
                Numbers(writer, "data_offsets", [at, end]);
                writer.WriteEndObject();
                at = end;
            }
            writer.WriteEndObject();
        }
        while (bytes.Length % sizeof(long) != 0) bytes.WriteByte((byte)' ');
        return bytes.ToArray();
    }

    private static void Numbers(Utf8JsonWriter writer, string name, IEnumerable<long> numbers)
    {
        writer.WriteStartArray(name);
        foreach (long n in numbers) writer.WriteNumberValue(n);
        writer.WriteEndArray();
    }

    private static void WriteLongs(Stream stream, ReadOnlySpan<int> values)
    {
        Span<long> piece = stackalloc long[1 << 10];
        for (int start = 0, count; start < values.Length; start += count)
        {
            count = Math.Min(piece.Length, values.Length - start);
            for (int i = 0; i < count; i++) piece[i] = values[start + i];
            stream.Write(MemoryMarshal.AsBytes(piece[..count]));
        }
    }
}
