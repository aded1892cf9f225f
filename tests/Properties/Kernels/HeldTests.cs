using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Flux.Kernels;
using Xunit;

namespace Flux.Properties.Kernels;

/// <summary>
/// Whoever reads or writes a block holds it until the kernel is done: the sources say so line by line, and a finaliser that waits for its chance finds none.
/// </summary>
public sealed partial class HeldTests
{
    [GeneratedRegex(@"\.Hold(Bytes)?(<\w+>)?\(|\bHold<\w+>\(|new (Scratch|Held\w*)<?")]
    private static partial Regex Holds();

    private static IEnumerable<(string File, string Line)> Sources =>
        from file in Checkout.Sources(Path.Combine(Checkout.Root, "src"), ".cs")
        from line in File.ReadLines(file)
        select (Path.GetFileName(file), line.Trim());

    [Fact]
    public void What_holds_a_block_or_scratch_is_let_go_by_using()
    {
        var holding = Sources.Where(source => Holds().IsMatch(source.Line) && !source.Line.StartsWith("internal", StringComparison.Ordinal)
            && !source.Line.StartsWith("private", StringComparison.Ordinal) && !source.File.StartsWith("Held", StringComparison.Ordinal)).ToArray();
        Assert.True(holding.Length > 40, $"Only {holding.Length} places were found; the pattern has lost them.");
        Assert.All(holding, source => Assert.StartsWith("using ", source.Line, StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_else_keeps_a_block_alive() =>
        Assert.Equal(["Held.cs"], Sources.Where(source => source.Line.Contains("GC.KeepAlive", StringComparison.Ordinal)).Select(source => source.File));

    /// <summary>The block's only other reference ends before the kernel does; without the hold its finaliser would return it, and poison would show.</summary>
    [Fact]
    public void A_held_block_survives_collections_until_it_is_let_go()
    {
        var device = new CpuDevice(Views.NewPool());
        double[] seen = Seen(device);
        Assert.All(seen, x => Assert.Equal(7, x));
        for (int i = 0; i < 10 && device.Memory.Live > 0; i++) Collect();
        Assert.Equal(0, device.Memory.Live);
    }

    // Unoptimised code would keep the block to the end of the method by itself.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static unsafe double[] Seen(CpuDevice device)
    {
        using var held = Rented(device);
        Collect();
        return new ReadOnlySpan<double>(held.Pointer, 1000).ToArray();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Held<double> Rented(CpuDevice device)
    {
        var view = new View(device.Rent(DType.Float64, 1000), 0, [1000]);
        view.Storage.Escape();
        device.Kernels.Fill(view, 7);
        return view.Hold<double>();
    }

    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }
}
