namespace Flux.Kernels;

internal sealed unsafe partial class CpuKernels
{
    public void Gather(View x, View indices, View y)
    {
        int last = x.Shape.Rank - 1, rows = x.Shape[last], bytes = x.DType.Size();
        long row = (long)x.Shape.Stride(last) * bytes;
        byte* from = x.StartByte(), to = y.StartByte();
        int* index = indices.Start<int>();
        for (int j = 0; j < indices.Count; j++)
        {
            if ((uint)index[j] >= (uint)rows) throw Outside("Gather", index[j], j, rows);
            Buffer.MemoryCopy(from + index[j] * row, to + j * row, row, row);
        }
        x.KeepAlive();
        indices.KeepAlive();
        y.KeepAlive();
    }

    public void ScatterAdd(View x, View indices, View y)
    {
        switch (y.DType)
        {
            case DType.Float32: ScatterAdd<float>(x, indices, y); break;
            case DType.Float64: ScatterAdd<double>(x, indices, y); break;
            case DType.Int32: ScatterAdd<int>(x, indices, y); break;
            default: throw new NotSupportedException($"ScatterAdd: {y.DType} is for storage only; cast to Float32 first.");
        }
    }

    private static void ScatterAdd<T>(View x, View indices, View y) where T : unmanaged, System.Numerics.INumber<T>
    {
        int last = y.Shape.Rank - 1, rows = y.Shape[last], row = y.Shape.Stride(last);
        T* from = x.Start<T>(), to = y.Start<T>();
        int* index = indices.Start<int>();
        for (long i = 0; i < y.Count; i++) to[i] = T.Zero;
        for (int j = 0; j < indices.Count; j++)
        {
            if ((uint)index[j] >= (uint)rows) throw Outside("ScatterAdd", index[j], j, rows);
            T* add = from + (long)j * row, sum = to + (long)index[j] * row;
            for (int i = 0; i < row; i++) sum[i] += add[i];
        }
        x.KeepAlive();
        indices.KeepAlive();
        y.KeepAlive();
    }

    public void Permute(View x, ReadOnlySpan<int> order, View y)
    {
        int bytes = x.DType.Size();
        Walk walk = default;
        for (int i = 0; i < order.Length; i++) walk.Add(y.Shape[i], (long)x.Shape.Stride(order[i]) * bytes, (long)y.Shape.Stride(i) * bytes);
        StridedCopy.Run(walk, x, 0, y, 0);
    }

    public void Slice(View x, ReadOnlySpan<int> start, ReadOnlySpan<int> step, View y)
    {
        int bytes = x.DType.Size();
        Walk walk = default;
        long first = 0;
        for (int i = 0; i < Math.Max(x.Shape.Rank, y.Shape.Rank); i++)
        {
            long stride = x.Shape.Stride(i);
            first += At(start, i, 0) * stride;
            walk.Add(y.Shape[i], At(step, i, 1) * stride * bytes, (long)y.Shape.Stride(i) * bytes);
        }
        StridedCopy.Run(walk, x, first, y, 0);
    }

    public void Paste(View x, ReadOnlySpan<int> start, ReadOnlySpan<int> step, View y)
    {
        int bytes = x.DType.Size();
        Walk walk = default;
        long first = 0;
        for (int i = 0; i < Math.Max(x.Shape.Rank, y.Shape.Rank); i++)
        {
            long stride = y.Shape.Stride(i);
            first += At(start, i, 0) * stride;
            walk.Add(x.Shape[i], (long)x.Shape.Stride(i) * bytes, At(step, i, 1) * stride * bytes);
        }
        StridedCopy.Run(walk, x, 0, y, first);
    }

    public void Broadcast(View x, View y)
    {
        int bytes = x.DType.Size();
        Walk walk = default;
        for (int i = 0; i < y.Shape.Rank; i++)
        {
            walk.Add(y.Shape[i], x.Shape[i] == 1 ? 0 : (long)x.Shape.Stride(i) * bytes, (long)y.Shape.Stride(i) * bytes);
        }
        StridedCopy.Run(walk, x, 0, y, 0);
    }

    private static int At(ReadOnlySpan<int> values, int i, int otherwise) => i < values.Length ? values[i] : otherwise;

    private static ArgumentOutOfRangeException Outside(string op, int index, int at, int rows) => new(
        nameof(index), $"{op}: index {index} at position {at} lies outside a last dimension of size {rows}; 0 to {rows - 1} would fit.");
}
