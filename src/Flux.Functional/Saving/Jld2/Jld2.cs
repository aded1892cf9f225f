namespace Flux;

/// <summary>
/// Files of JLD2.jl, and the HDF5 files of others (h5py, Keras, MATLAB): read as data, whatever Julia's types were. Dimensions are as in Julia: what h5py calls
/// (a, b) is (b, a) here, over the same bytes.
/// </summary>
public static class Jld2
{
    /// <summary>
    /// Opens a file. It is read as names and values are asked for: headers, with their checksums, when a name is looked up, the numbers of an array, or a slice
    /// of them, when a tensor is made.
    /// </summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="FileFormatException">The file is of another kind, truncated or damaged.</exception>
    public static JuliaFile Open(string path)
    {
        FileKind.Demand("Jld2.Open", path, FileKind.Hdf5);
        return Opened(path);
    }

    /// <summary>
    /// Loads a model or a state of one (<c>jldsave("m.jld2"; model_state = Flux.state(model))</c>) into a tree of the same structure, as Flux's loadmodel!
    /// does: arrays by name and shape, cast to the type here; all else is that tree's.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="like">A tree of the structure that was saved, such as a freshly built model.</param>
    /// <param name="name">Which value of the file; without one, the only one that fits.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="KeyNotFoundException">Nothing has the name; those that would fit are listed.</exception>
    /// <exception cref="FileFormatException">
    /// The file is of another kind, truncated or damaged, or its arrays are not those of the tree; the message lists what is missing, extra or of another
    /// shape.
    /// </exception>
    public static T Load<T>(string path, T like, string? name = null) where T : notnull
    {
        FileKind.Demand("Jld2.Load", path, FileKind.Hdf5);
        return SavedState.Into(Opened(path), name, like);
    }

    private static JuliaFile Opened(string path)
    {
        var reader = new JldReader(new Hdf5File(path));
        return new(path, reader.Names(), reader.Find);
    }

    /// <summary>
    /// Saves every tensor, number and string of a tree, in groups by the names of its members: <c>load("m.jld2", "Layers/[0]/Weight")</c> in Julia, and the
    /// same path in h5py, give an array. A tensor at several places is saved once. Dictionaries save under their keys, in which a <c>/</c> opens a group; a
    /// tensor alone is what <c>load_object</c> loads. BFloat16 is saved as Float32. The file appears whole or not at all; what it replaces stays until then.
    /// </summary>
    /// <exception cref="ArgumentException">A name is empty or a dot, or stands for a value and a group.</exception>
    /// <exception cref="IOException">The path cannot be written.</exception>
    public static void Save<T>(string path, T value) where T : notnull
    {
        var entries = Tree.Entries(value);
        AtomicFile.Write(path, stream => JldWriter.Write(stream, entries));
    }
}
