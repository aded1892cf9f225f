using static Flux.Prelude;

namespace Flux.Attack;

/// <summary>An operation that takes sizes.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Count">How many sizes it takes.</param>
/// <param name="Run">Computes it for such sizes.</param>
/// <param name="Expected">The sizes of the result, where they follow from a formula.</param>
internal sealed record Operation(string Name, int Count, Func<int[], Tensor> Run, Func<Int128[], Int128[]>? Expected = null);

/// <summary>The operations that take sizes.</summary>
internal static class Sized
{
    internal static readonly Operation[] Operations =
    [
        new("PadZeros", 2, n => PadZeros(Tensor.Ones(3, 2), (n[0], n[1])), n => [3 + n[0] + n[1], 2]),
        new("Convolve", 3, n => Convolve(Tensor.Ones(7, 1, 1), Tensor.Ones(3, 1, 1), n[0], n[1], n[2]),
            n => [(7 + 2 * n[1] - 2 * n[2] - 1) / n[0] + 1, 1, 1]),
        new("MaxPooling", 3, n => MaxPooling(Tensor.Ones(7, 2, 1), n[0], n[1], Pad.Of(n[2])), n => [(7 + 2 * n[2] - n[0]) / n[1] + 1, 2, 1]),
    ];
}
