using System.Runtime.CompilerServices;
using Flux.Kernels;
using ILGPU;
using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Kernels;

/// <summary>What fails on a device is an error there, and the process and every other device go on.</summary>
public sealed class DeviceFailureTests
{
    private const int Limit = 1 << 20;

    internal static void Impossible(Index1D i, ArrayView<float> y) => y[i] = Environment.TickCount;

    private static void AssertWorks(Device device)
    {
        var x = Tensor.Of([1f, -2, 3]);
        Assert.Equal(Relu(x).ToArray(), Relu(x.To(device)).ToArray());
    }

    [Theory, MemberData(nameof(Backends.Names), MemberType = typeof(Backends))]
    public void A_kernel_that_does_not_compile_is_an_error_that_names_it(string backend)
    {
        var gpu = Backends.Fresh(backend);
        AssertWorks(gpu);
        var y = (Value)Tensor.Zeros(2).To(gpu);
        string message = Assert.Throws<InvalidOperationException>(() =>
        {
            using var hy = new HeldElements<float>(gpu.Blocks, y.Storage, 0, 2);
            gpu.Launcher.Run(Impossible, 2, hy.Elements);
        }).Message;
        Assert.Contains($"DeviceFailureTests.Impossible does not compile on {gpu}", message, StringComparison.Ordinal);
        Assert.Equal([0f, 0], y.ToArray());
        AssertWorks(gpu);
        message = Assert.Throws<InvalidOperationException>(() => Tanh(y)).Message;
        Assert.Contains("whose compiler is lost since DeviceFailureTests.Impossible did not compile", message, StringComparison.Ordinal);
        AssertWorks(Backends.Of(backend));
    }

    [Theory, MemberData(nameof(Backends.Names), MemberType = typeof(Backends))]
    public void A_device_that_is_full_says_what_lives_there_and_goes_on(string backend)
    {
        var gpu = Backends.Fresh(backend, Limit);
        var held = Tensor.Zeros(150_000).To(gpu);
        for (int i = 0; i < 20; i++) Lose(gpu, 60_000);
        string message = Assert.Throws<InsufficientMemoryException>(() => Tensor.Zeros(150_000).To(gpu)).Message;
        Assert.Contains("the limit of this device is 1.0 MB", message, StringComparison.Ordinal);
        Assert.Matches(@"\n *1 x +655360 bytes", message);
        Assert.Equal(150_000, held.Shape.Elements);
        AssertWorks(gpu);
        AssertWorks(Backends.Of(backend));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Lose(Device device, int count) => Tensor.Zeros(count).To(device);

    [Theory, MemberData(nameof(Backends.Names), MemberType = typeof(Backends))]
    public void A_device_that_was_closed_says_so(string backend)
    {
        var gpu = Backends.Fresh(backend);
        var x = Tensor.Of([1f, 2]).To(gpu);
        _ = Relu(x).ToArray();
        gpu.Accelerator.Dispose();
        foreach (var use in (Action[])[() => x.ToArray(), () => Relu(x), () => Tensor.Zeros(1 << 16).To(gpu), () => x.ZerosLike()])
        {
            Assert.Contains("was closed", Assert.Throws<InvalidOperationException>(use).Message, StringComparison.Ordinal);
        }
        gpu.Trim();
        AssertWorks(Backends.Of(backend));
    }

    [Theory, MemberData(nameof(Backends.Names), MemberType = typeof(Backends))]
    public void Handles_are_checked_before_they_are_used(string backend)
    {
        var gpu = Backends.Of(backend);
        var own = (Value)Tensor.Zeros(4).To(gpu);
        var others = (Value)Tensor.Zeros(4).To(Backends.Fresh(backend));
        Assert.Contains("one of its own would fit", Refused(others.Storage, 0, 4), StringComparison.Ordinal);
        foreach (var (start, count) in ((int, int)[])[(-1, 2), (0, 5), (3, 2), (4, int.MaxValue), (0, -1)])
        {
            Assert.Contains("of a block of 4", Refused(own.Storage, start, count), StringComparison.Ordinal);
        }

        string Refused(Storage storage, int start, int count) => Assert.Throws<InvalidOperationException>(() =>
        {
            using var held = new HeldElements<float>(gpu.Blocks, storage, start, count);
        }).Message;
    }
}
