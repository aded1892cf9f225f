namespace Flux.Kernels;

/// <summary>A dense, column-major piece of a storage: what kernels read and write.</summary>
/// <param name="Storage">The block.</param>
/// <param name="Offset">First element.</param>
/// <param name="Shape">Sizes, first dimension fastest.</param>
internal readonly record struct View(Storage Storage, int Offset, Shape Shape)
{
    internal DType DType => Storage.DType;
    internal int Count => Shape.Elements;

    /// <summary>The elements, for as long as <c>using</c> lasts.</summary>
    internal Held<T> Hold<T>() where T : unmanaged => Storage.Hold<T>(Offset);

    /// <summary>The elements as bytes, for as long as <c>using</c> lasts.</summary>
    internal Held<byte> HoldBytes() => Storage.HoldBytes(Offset);
}
