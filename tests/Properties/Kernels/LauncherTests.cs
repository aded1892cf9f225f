using Flux.Kernels;
using ILGPU;
using ILGPU.Runtime;
using Xunit;

namespace Flux.Properties.Kernels;

/// <summary>Kernels launched in groups share memory and wait for each other, on every back end.</summary>
public sealed class LauncherTests
{
    private const int Group = 4;

    /// <summary>Each group turns its four elements round, through memory that it shares.</summary>
    internal static void Turn(ArrayView<float> x, ArrayView<float> y)
    {
        var shared = SharedMemory.Allocate<float>(Group);
        int i = Grid.GlobalIndex.X, within = ILGPU.Group.IdxX;
        shared[within] = x[i];
        ILGPU.Group.Barrier();
        y[i] = shared[Group - 1 - within];
    }

    [Theory, MemberData(nameof(Backends.Names), MemberType = typeof(Backends))]
    public void Groups_share_memory(string backend)
    {
        var gpu = Backends.Of(backend);
        var x = (Value)Tensor.Of([1f, 2, 3, 4, 5, 6, 7, 8]).To(gpu);
        var y = (Value)x.ZerosLike();
        using (HeldElements<float> hx = new(gpu.Blocks, x.Storage, 0, 8), hy = new(gpu.Blocks, y.Storage, 0, 8))
        {
            for (int i = 0; i < 2; i++) gpu.Launcher.RunGroups(Turn, new KernelConfig(8 / Group, Group), hx.Elements, hy.Elements);
            gpu.Launcher.RunGroups(Turn, new KernelConfig(0, Group), hx.Elements, hy.Elements);
        }
        Assert.Equal([4f, 3, 2, 1, 8, 7, 6, 5], y.ToArray());
    }
}
