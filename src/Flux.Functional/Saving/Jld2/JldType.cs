namespace Flux;

/// <summary>A type that JLD2.jl committed to a file: HDF5's layout of it, and what Julia calls it.</summary>
/// <param name="Layout">How its values are stored.</param>
/// <param name="Julia">Julia's type; null for a plain HDF5 type.</param>
/// <param name="Written">The type that stands for it in the file where that is another one.</param>
/// <param name="FieldNames">All fields where the file lists them; those without data are not among the members of the layout.</param>
/// <param name="FieldTypes">The addresses of the types of the members, 0 for plain ones; empty where all are plain.</param>
internal sealed record JldType(Hdf5Type Layout, JuliaType? Julia, JuliaType? Written, string[] FieldNames, ulong[] FieldTypes)
{
    /// <summary>The address of the type of a member; null for a plain one.</summary>
    internal ulong? FieldType(int member)
    {
        if (FieldTypes.Length == 0) return null;
        int place = FieldTypes.Length == Layout.Members.Count ? member : Array.IndexOf(FieldNames, Layout.Members[member].Name);
        return place >= 0 && place < FieldTypes.Length && FieldTypes[place] is not (0 or Hdf5File.Undefined) and var address ? address : null;
    }
}
