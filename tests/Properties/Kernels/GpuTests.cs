using Flux.Kernels;
using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Kernels;

/// <summary>The device contract on every back end: the same primitives and bodies, tiny shapes.</summary>
public sealed class GpuTests
{
    private static Tensor Sample(int seed, params int[] shape) => Tensor.Normal(new Key(seed), shape);

    private static void Same(Device gpu, Func<Tensor, Tensor> f, Tensor x)
    {
        var onGpu = f(x.To(gpu));
        Assert.Equal(gpu, onGpu.Device);
        var expected = f(x);
        Assert.True(onGpu.To(Device.Cpu).AllClose(expected, 1e-5, 1e-6), $"{onGpu} is not {expected}");
    }

    [Theory, MemberData(nameof(Backends.Names), MemberType = typeof(Backends))]
    public void Numbers_go_to_the_device_and_back(string backend)
    {
        var gpu = Backends.Of(backend);
        var x = Sample(1, 3, 2);
        Assert.Equal(x.ToArray(), x.To(gpu).To(Device.Cpu).ToArray());
        Assert.Equal(x.ToArray(), x.To(gpu).ToArray());
    }

    public static TheoryData<string, string> Maps => Backends.Times(MapsByName.Keys);

    private static readonly Dictionary<string, Func<Tensor, Tensor>> MapsByName = new()
    {
        ["exp"] = Exp,
        ["tanh"] = Tanh,
        ["sigmoid"] = Sigmoid,
        ["relu"] = Relu,
        ["leakyrelu"] = LeakyRelu(0.1),
        ["elu"] = Elu(),
        ["gelu"] = Gelu,
        ["swish"] = Swish,
        ["softplus"] = Softplus,
        ["sin"] = Sin,
        ["cos"] = Cos,
        ["erf"] = Erf,
        ["atan"] = Atan,
        ["asinh"] = Asinh,
        ["round"] = x => Round(3 * x) + x,
        ["atan2"] = x => Atan2(x, x[.., 0]),
        ["xlogy"] = x => Xlogy(x, Exp(x)),
        ["xlogx"] = x => Xlogx(Exp(x)),
        ["mod"] = x => Mod(1e6 * x, 0.7),
        ["mod of a row"] = x => Mod(x, Exp(x.Sum(0))),
        ["asin"] = x => Asin(Tanh(x)),
        ["acos"] = x => Acos(Tanh(x)),
        ["logcosh"] = LogCosh,
        ["abs"] = Abs,
        ["log of exp"] = x => Log(Exp(x)),
        ["sqrt of square"] = x => Sqrt(Square(x)),
        ["2x - 1"] = x => 2 * x - 1,
        ["x + column"] = x => x + x.Sum(1),
        ["x / row"] = x => x / Exp(x.Sum(0)),
    };

    [Theory, MemberData(nameof(Maps))]
    public void Maps_and_their_derivatives_agree_with_the_cpu(string backend, string name)
    {
        var gpu = Backends.Of(backend);
        var f = MapsByName[name];
        foreach (var type in (DType[])[DType.Float32, DType.Float64])
        {
            var x = Sample(2, 3, 2).Cast(type);
            Same(gpu, f, x);
            Same(gpu, y => Ad.Gradient(z => Sum(f(z)), y), x);
        }
    }

    [Theory, MemberData(nameof(Backends.Names), MemberType = typeof(Backends))]
    public void Arguments_broadcast_as_on_the_cpu(string backend)
    {
        var gpu = Backends.Of(backend);
        Tensor x = Sample(3, 3, 2), column = Sample(4, 3), row = Sample(5, 1, 2);
        Assert.True((x.To(gpu) + column.To(gpu)).To(Device.Cpu).AllClose(x + column));
        Assert.True((x.To(gpu) * row.To(gpu)).To(Device.Cpu).AllClose(x * row));
        Assert.True((column.To(gpu) / Exp(row.To(gpu))).To(Device.Cpu).AllClose(column / Exp(row), 1e-5));
    }

    [Theory, MemberData(nameof(Backends.Names), MemberType = typeof(Backends))]
    public void Reductions_agree_with_the_cpu(string backend)
    {
        var gpu = Backends.Of(backend);
        var x = Sample(6, 2, 3, 2);
        foreach (int[] dims in (int[][])[[], [0], [1], [2], [0, 2], [1, 2]])
        {
            Same(gpu, y => y.Sum(dims), x);
            Same(gpu, y => Maximum(y, dims), x);
            Same(gpu, y => Minimum(y, dims), x);
        }
    }

    [Theory, MemberData(nameof(Backends.Names), MemberType = typeof(Backends))]
    public void Products_of_matrices_agree_with_the_cpu(string backend)
    {
        var gpu = Backends.Of(backend);
        Tensor a = Sample(7, 3, 4), b = Sample(8, 4, 2), batch = Sample(9, 4, 2, 3);
        Assert.True(a.To(gpu).MatMul(b.To(gpu)).To(Device.Cpu).AllClose(a.MatMul(b), 1e-5, 1e-6));
        Assert.True(a.To(gpu).MatMul(batch.To(gpu)).To(Device.Cpu).AllClose(a.MatMul(batch), 1e-5, 1e-6));
        var gradient = Ad.Gradient((p, q) => Sum(Tanh(p.MatMul(q))), a.To(gpu), b.To(gpu));
        var expected = Ad.Gradient((p, q) => Sum(Tanh(p.MatMul(q))), a, b);
        Assert.True(gradient.Item1.To(Device.Cpu).AllClose(expected.Item1, 1e-5, 1e-6));
        Assert.True(gradient.Item2.To(Device.Cpu).AllClose(expected.Item2, 1e-5, 1e-6));
    }

    [Theory, MemberData(nameof(Backends.Names), MemberType = typeof(Backends))]
    public void Devices_do_not_mix_and_what_is_missing_says_so(string backend)
    {
        var gpu = Backends.Of(backend);
        var x = Sample(10, 2, 2);
        var mixed = Assert.Throws<ArgumentException>(() => x + x.To(gpu));
        Assert.Contains("To(device)", mixed.Message, StringComparison.Ordinal);
        var missing = Assert.Throws<NotSupportedException>(() => gpu.Kernels.Without("Sort"));
        Assert.Contains("Sort", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_machine_without_a_gpu_says_what_it_has()
    {
        var error = Record.Exception(() => Device.Gpu(99));
        Assert.Contains("Device.Gpu", Assert.IsType<InvalidOperationException>(error).Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Backends.Names), MemberType = typeof(Backends))]
    public void Blocks_of_the_device_return_to_its_pool(string backend)
    {
        // Its own: what lives on a shared one is that of tests beside this one too.
        var gpu = Backends.Fresh(backend);
        var x = Sample(11, 2, 2).To(gpu);
        _ = Ad.Gradient(y => Sum(Tanh(y)), x);
        long live = gpu.Memory.Live;
        for (int i = 0; i < 5; i++) _ = Ad.Gradient(y => Sum(Tanh(y)), x).ToArray();
        Assert.InRange(gpu.Memory.Live, 1, live + 5 * 1024);
    }
}
