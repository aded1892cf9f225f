namespace Flux;

/// <summary>What names columns of a weight: Int32 indices, or one-hot columns in any other type, which multiply it.</summary>
internal static class Indices
{
    /// <summary>
    /// W's columns: (out × the indices' shape) for Int32; W x for one-hot columns x (columns×...), which has a derivative in x. Of an outline only the shape
    /// is known, and that is the shape of indices.
    /// </summary>
    /// <param name="layer">Who asks, for messages.</param>
    /// <param name="weight">W, out×columns.</param>
    /// <param name="x">Indices or one-hot columns.</param>
    /// <param name="zero">The column that counts as zero and has gradient zero; null for none.</param>
    /// <exception cref="ArgumentException">Neither indices nor one-hot columns of as many rows as W has columns.</exception>
    internal static Tensor Columns(object layer, Tensor weight, Tensor x, int? zero = null)
    {
        if (x.DType == DType.Int32 || x.Device.OnlyShapes) return Gathered(weight, x.Cast(DType.Int32), zero);
        CheckOneHot(layer, weight.Shape[1], x);
        if (zero is not null)
        {
            int[] all = [.. Enumerable.Range(0, weight.Shape[1])];
            weight = Padded(weight, Tensor.Of(all, all.Length).To(weight.Device), zero);
        }
        return weight.MatMul(x.Cast(weight.DType).Reshape(x.Shape[0], -1)).Reshape([weight.Shape[0], .. x.Shape.Skip(1)]);
    }

    private static Tensor Gathered(Tensor weight, Tensor indices, int? zero) => Padded(Prelude.Gather(weight, indices), indices, zero);

    /// <summary>Columns with zeros where their index is that of the padding. What is not chosen has gradient 0: the column stays as it is.</summary>
    private static Tensor Padded(Tensor columns, Tensor indices, int? zero) => zero is { } padding
        ? Prelude.Where(Prelude.Equal(indices, indices.Number(padding)).Reshape([1, .. indices.Shape]), columns.Number(0), columns)
        : columns;

    private static void CheckOneHot(object layer, int rows, Tensor x)
    {
        string fitting = $"Int32 indices from 0 (Cast numbers to Int32), or one-hot columns ({rows}×n), would fit";
        if (x.Rank == 0 || x.Shape[0] != rows) throw new ArgumentException($"{layer}: the input is {x.DType} of shape {x.Shape}; {fitting}.");
        // Of another device than the host the numbers would be waited for.
        if (x.Concrete.OneHot is not null || x.Device != Device.Cpu) return;
        float[] values = x.ToArray();
        for (int start = 0; start < values.Length; start += rows)
        {
            var column = values.AsSpan(start, rows);
            if (column.Count(1f) == 1 && column.Count(0f) == rows - 1) continue;
            throw new ArgumentException($"{layer}: column {start / rows} of the {x.DType} input of shape {x.Shape} is not a single 1 among 0; {fitting}.");
        }
    }
}
