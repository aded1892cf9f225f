using System.Runtime.CompilerServices;

namespace Flux.Kernels;

/// <summary>The arguments and the result of an elementwise kernel, held together: one <c>using</c> costs a small operation less than four.</summary>
internal readonly unsafe ref struct HeldTile : IDisposable
{
    private readonly Held<byte> a, b, c, y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal HeldTile(in View a, in View b, in View c, in View y)
    {
        this.a = a.HoldBytes();
        this.b = b.HoldBytes();
        this.c = c.HoldBytes();
        this.y = y.HoldBytes();
    }

    /// <summary>The tile that starts at their first elements.</summary>
    internal Tile Tile => new() { A = a.Pointer, B = b.Pointer, C = c.Pointer, Y = y.Pointer };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Dispose()
    {
        a.Dispose();
        b.Dispose();
        c.Dispose();
        y.Dispose();
    }
}
