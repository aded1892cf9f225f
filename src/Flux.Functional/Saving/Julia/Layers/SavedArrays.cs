using System.Collections.Immutable;

namespace Flux;

/// <summary>
/// The arrays of a model as tensors: plain ones, and those in the wrappers of Julia's packages. What is one array in the file is one tensor, at all its places.
/// </summary>
internal sealed class SavedArrays
{
    private static readonly ImmutableArray<string> wrappers =
        ["TrackedArray", "Adjoint", "Transpose", "ReshapedArray", "CuArray", "ROCArray", "MtlArray", "oneArray"];
    private static readonly ImmutableArray<string> types = ["Float16", "BFloat16", "Float32", "Float64"];
    private readonly Dictionary<JuliaTensor, Tensor> tensors = new(ReferenceEqualityComparer.Instance);

    /// <summary>Whether a value is an array of floating-point numbers, plain or in a wrapper.</summary>
    internal static bool IsArray(JuliaValue value) => value is JuliaTensor array ? types.Contains(array.ElementType)
        : value is JuliaStruct held && wrappers.Contains(held.Type.ShortName);

    /// <summary>A tensor of floating-point numbers; null for anything else, with what it is.</summary>
    internal Tensor? Of(JuliaValue value, out string problem)
    {
        problem = "";
        if (Plain(value, ref problem) is { } x) return x;
        if (problem.Length == 0) problem = value is JuliaTensor or JuliaArray ? $"an array, {value}" : $"{value}";
        return null;
    }

    private Tensor? Plain(JuliaValue value, ref string problem)
    {
        switch (value)
        {
            case JuliaTensor array when types.Contains(array.ElementType):
                if (!tensors.TryGetValue(array, out var known)) tensors[array] = known = array.Tensor();
                return known;
            case JuliaStruct { Type.ShortName: "TrackedArray", Fields: { Length: > 1 } fields }:
                return Plain((fields.FirstOrDefault(field => field.Name == "data") ?? fields[1]).Value, ref problem);
            case JuliaStruct { Type.ShortName: "Adjoint" or "Transpose", Fields: [{ Value: JuliaTensor parent }] }:
                return Plain(parent, ref problem) is not { Rank: 1 or 2 } x ? null : x.Rank == 1 ? x.Reshape(1, -1) : x.Transpose();
            case JuliaStruct { Type.ShortName: "ReshapedArray", Fields: [{ Value: JuliaTensor parent }, { Value: JuliaTuple sizes }, ..] }:
                return Plain(parent, ref problem) is { } flat ? Reshaped(flat, sizes) : null;
            case JuliaStruct { Type.ShortName: "CuArray" or "ROCArray" or "MtlArray" or "oneArray" } held:
                return OnGpu(held, ref problem);
            default: return null;
        }
    }

    /// <summary>Such an array holds its numbers only where a file was written with copies of them.</summary>
    private Tensor? OnGpu(JuliaStruct held, ref string problem)
    {
        JuliaTensor[] arrays = [.. held.Fields.Select(field => field.Value).OfType<JuliaTensor>().Where(array => types.Contains(array.ElementType))];
        if (arrays is [var only] && Plain(only, ref problem) is { } x)
        {
            return held.Fields.Select(field => field.Value).OfType<JuliaTuple>().FirstOrDefault() is { } sizes ? Reshaped(x, sizes) : x;
        }
        problem = $"{held.Type}, whose numbers stayed on a GPU; a model that was saved after cpu(model)";
        return null;
    }

    private static Tensor? Reshaped(Tensor x, JuliaTuple sizes)
    {
        var read = new long[sizes.Items.Length];
        for (int i = 0; i < read.Length; i++)
        {
            if (sizes.Items[i] is not JuliaInteger size || size.Value < 0 || size.Value > x.Shape.Elements) return null;
            read[i] = (long)size.Value;
        }
        return Shape.Fitting(read) is { } shape && shape.Elements == x.Shape.Elements ? x.Reshape([.. shape]) : null;
    }
}
