using Flux.Kernels;
using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Kernels;

/// <summary>What only the numbers can show to be wrong is the host's error on every back end, and the device goes on.</summary>
public sealed class DeviceFaultTests
{
    private static readonly Tensor x = Tensor.Normal(new Key(1), 2, 4);

    private static void Same<TError>(string backend, Func<Device, Tensor> f) where TError : Exception
    {
        var expected = Assert.Throws<TError>(() => f(Device.Cpu));
        var gpu = Backends.Of(backend);
        Assert.Equal(expected.Message, Assert.Throws<TError>(() => f(gpu)).Message);
        Assert.Equal((x + x).ToArray(), (x.To(gpu) + x.To(gpu)).ToArray());
    }

    [Theory, MemberData(nameof(Backends.Names), MemberType = typeof(Backends))]
    public void An_index_outside_is_named(string backend)
    {
        foreach (int outside in (int[])[4, -1, int.MinValue, int.MaxValue])
        {
            Same<ArgumentOutOfRangeException>(backend, device => Gather(x.To(device), Tensor.Of([0, 1, outside, 2]).To(device)));
            Same<ArgumentOutOfRangeException>(backend, device => Gather(x.To(device), Tensor.Of([0, 1, outside, 2]).To(device)[1..3]));
            var least = Tensor.Of([0, 0, unchecked(outside - 1), 0]);
            Same<ArgumentOutOfRangeException>(backend, device => Gather(x.To(device), least.To(device) + Tensor.Of([1]).To(device)));
        }
        Same<ArgumentOutOfRangeException>(backend, device => Gather(x[.., ..0].To(device), Tensor.Of([0]).To(device)));
    }

    [Theory, MemberData(nameof(Backends.Names), MemberType = typeof(Backends))]
    public void Indices_inside_a_view_may_have_others_around_them(string backend)
    {
        var gpu = Backends.Of(backend);
        var indices = Tensor.Of([9, 3, 0, -9]);
        Assert.Equal(Gather(x, indices[1..3]).ToArray(), Gather(x.To(gpu), indices.To(gpu)[1..3]).ToArray());
    }

    [Theory, MemberData(nameof(Backends.Names), MemberType = typeof(Backends))]
    public void A_whole_number_is_not_divided_by_0(string backend) =>
        Same<DivideByZeroException>(backend, device => Tensor.Of([1, 2, 3]).To(device) / Tensor.Of([1, 0, 2]).To(device));
}
