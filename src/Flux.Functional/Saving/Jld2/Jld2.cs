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
}
