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
