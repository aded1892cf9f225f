using MongoDB.Bson;
using MongoDB.Bson.IO;

namespace Flux;

/// <summary>
/// Models, optimisers and training states as BSON files in BSON.jl's conventions: nested documents of arrays, numbers and strings under the names of a
/// tree's members. A tensor that sits at several places is saved once and is one tensor again when it is loaded. Only data is saved, never code or type names.
/// </summary>
/// <example>
/// <code>
/// Chain model = Chain(Dense(2, 4, Relu), Dense(4, 1)).Build(1);
/// Bson.Save("example.bson", model);
/// Chain loaded = Bson.Load("example.bson", like: model);
/// Console.WriteLine(Tree.AllClose(model, loaded));      // True
/// </code>
/// </example>
public static class Bson
{
    private const string Schema = "flux_schema", Root = "tree";

    /// <summary>
    /// Opens a file of BSON.jl, or one of this library, as data, whatever Julia's types were. The file is in memory while it is open, once; values are made as
    /// they are asked for. Fields of structs are numbered, since BSON.jl does not name them.
    /// </summary>
    /// <exception cref="ArgumentException">The path is null, empty or none at all.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="FileFormatException">The file is of another kind, truncated or damaged.</exception>
    public static JuliaFile Open(string path)
    {
        var (document, bytes) = BsonReader.Read("Bson.Open", path);
        return Opened(path, document, bytes);
    }

    private static JuliaFile Opened(string path, Dictionary<string, object?> document, long bytes) =>
        new(path, document.Keys.Where(name => name != SharedArrays.Name), new BsonValues(path, bytes, document).Find);

    /// <summary>Saves every tensor and number of a tree. The file appears whole or not at all; what it replaces stays until then.</summary>
    /// <exception cref="ArgumentException">The path is null, empty or none at all.</exception>
    /// <exception cref="NotSupportedException">A value cannot be kept, or all of them are more than a file holds; the message names the place.</exception>
    /// <exception cref="IOException">The path cannot be written.</exception>
    public static void Save<T>(string path, T value) where T : notnull
    {
        var document = Document(value);
        AtomicFile.Write(path, stream =>
        {
            using var writer = new BsonBinaryWriter(stream, new BsonBinaryWriterSettings
            {
                MaxDocumentSize = int.MaxValue,
                MaxSerializationDepth = BsonTree.DeepestNesting,
            });
            BsonTree.Write(writer, document);
        });
    }

    /// <summary>What stands in a file.</summary>
    internal static Dictionary<string, object?> Document<T>(T value) where T : notnull
    {
        var entries = Tree.Entries(value);
        var shared = new SharedArrays(entries);
        var document = new Dictionary<string, object?> { [Schema] = (long)NamedTree.Schema, [Root] = NamedTree.Of(entries, shared) };
        if (shared.Arrays is { Count: > 0 } arrays) document[SharedArrays.Name] = arrays;
        CheckSize(document, entries);
        return document;
    }

    /// <summary>A file is read into one array, which holds a little less than BSON's lengths of 32 bits with a sign say.</summary>
    private static void CheckSize(Dictionary<string, object?> document, IReadOnlyList<TreeEntry> entries)
    {
        long bytes = BsonTree.Size(document);
        if (bytes <= Array.MaxLength) return;
        var (path, x) = entries.Where(entry => entry.Value is Tensor).Select(entry => (entry.Path, (Tensor)entry.Value))
            .MaxBy(entry => (long)entry.Item2.Shape.Elements * entry.Item2.DType.Size());
        throw new NotSupportedException($"Bson.Save: {bytes} bytes, the largest array being {x.DType} {x.Shape} at {path}; {Array.MaxLength} would fit a " +
            "file: parts of the model in files of their own, or Tree.Cast to a smaller type.");
    }

    /// <summary>
    /// Loads a file into a tree of the same structure, leaf by named leaf; what is no data (functions, shapes of layers) is that tree's. Places are one tensor
    /// where they are in the file, and where they are in that tree and the file has equal numbers there. Files are those of <see cref="Save"/>, and those of
    /// BSON.jl that hold a model or <c>Flux.state(model)</c>, whose arrays are loaded as by Flux's loadmodel!: cast to the type here, numbers beside them left.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="like">A tree of the structure that was saved, such as a freshly built model.</param>
    /// <param name="name">Which value of a file of BSON.jl; without one, the only one that fits.</param>
    /// <exception cref="ArgumentException">The path is null, empty or none at all, or there is a name and the file is not of BSON.jl.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="KeyNotFoundException">Nothing has the name; those that would fit are listed.</exception>
    /// <exception cref="FileFormatException">
    /// The file is corrupt or truncated, or its leaves are not those of the tree; the message lists what is missing, extra or of another shape.
    /// </exception>
    public static T Load<T>(string path, T like, string? name = null) where T : notnull
    {
        var (document, bytes) = BsonReader.Read("Bson.Load", path);
        if (!document.TryGetValue(Schema, out object? version)) return SavedState.Into(Opened(path, document, bytes), name, like);
        if (name is not null)
        {
            throw new ArgumentException($"Bson.Load: the name {name} for a file of Bson.Save, which holds one tree; none would fit.", nameof(name));
        }
        if (version is not long and not int) throw new FileFormatException(path, $"no number for its {Schema}; a file that Bson.Save wrote would fit.");
        long schema = Convert.ToInt64(version, System.Globalization.CultureInfo.InvariantCulture);
        if (schema is < 1 or > NamedTree.Schema)
        {
            throw new FileFormatException(path, $"schema {schema}; 1 to {NamedTree.Schema} would fit: a newer library wrote it.");
        }
        return NamedTree.Into(path, schema, document.GetValueOrDefault(Root), document.GetValueOrDefault(SharedArrays.Name), like);
    }
}
