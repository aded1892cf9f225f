using Flux.Kernels;
using Flux.Properties.Layers;
using Flux.Properties.Ops;
using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Kernels;

/// <summary>
/// The same bits at every register width: three devices side by side, of 128, 256 and 512 bits. Where the processor has no such registers the run time takes
/// their place, slowly.
/// </summary>
public sealed class WidthLaws
{
    private static readonly Device[] devices =
    [
        new CpuDevice(BlockPool.Host, new CpuKernels<Lanes128<float>, Lanes128<double>>()),
        new CpuDevice(BlockPool.Host, new CpuKernels<Lanes256<float>, Lanes256<double>>()),
        new CpuDevice(BlockPool.Host, new CpuKernels<Lanes512<float>, Lanes512<double>>()),
    ];

    public static IEnumerable<object[]> Ops => OpTable.Names;

    public static IEnumerable<object[]> Layers => LayerTable.Rows.Select(row => new object[] { row });

    [Theory, MemberData(nameof(Ops))]
    public void Operations_and_their_gradients(OpRow row)
    {
        foreach (var type in (DType[])[DType.Float32, DType.Float64])
        {
            foreach (int copies in row.NeedsBatch is null ? (int[])[1, 29] : [1])
            {
                Tensor[] x = [.. row.Sample(new Key(7)).Select((a, i) => Longer(row, i, a, copies).Cast(type))];
                Same(row.Name, x, x => (row.F(x), Ad.Gradient(a => Sum(Square(row.F(a))), x)));
            }
        }
    }

    [Theory, MemberData(nameof(Layers))]
    public void Layers_and_their_gradients(LayerRow row)
    {
        var layer = row.Layer.BuildLayer(new Key(1));
        var x = Tensor.Normal(new Key(2), row.Input);
        Same(row.ToString(), (Layer: layer, X: x), p => Ad.ValueAndGradient(q => Sum(Square(q.Layer.Forward(q.X))), p));
    }

    /// <summary>A batch long enough that vectors and blocks fill.</summary>
    private static Tensor Longer(OpRow row, int argument, Tensor x, int copies)
    {
        bool isBatch = row.Batch == 0 ? x.Rank == row.Sample(new Key(7)).Max(a => a.Rank) : (row.Batch >> argument & 1) != 0;
        return isBatch && copies > 1 && x.Rank > 0 ? Concat(x.Rank - 1, [.. Enumerable.Repeat(x, copies)]) : x;
    }

    private static void Same<X, Y>(string name, X x, Func<X, Y> f) where X : notnull where Y : notnull
    {
        byte[][] bits = [.. devices.Select(device => Bits(f(x.To(device))))];
        Assert.True(bits[0].AsSpan().SequenceEqual(bits[2]), $"{name}: 128 and 512 bits differ.");
        Assert.True(bits[1].AsSpan().SequenceEqual(bits[2]), $"{name}: 256 and 512 bits differ.");
    }

    private static byte[] Bits<Y>(Y y) where Y : notnull => [.. Tree.Leaves(y).SelectMany(leaf => leaf.Value.ToDoubles()).SelectMany(BitConverter.GetBytes)];
}
