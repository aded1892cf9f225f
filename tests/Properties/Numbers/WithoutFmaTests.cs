using System.Runtime.Intrinsics;
using Xunit;

namespace Flux.Properties.Numbers;

/// <summary>A fused multiply-add in software has the bits of the instruction.</summary>
public sealed class WithoutFmaTests
{
    private static readonly float[] special =
    [
        0, -0f, 1, -1, float.Epsilon, -float.Epsilon, 1e-40f, 1.17549435e-38f, 3.4e38f, -3.4e38f, float.PositiveInfinity, float.NegativeInfinity, float.NaN,
        1 + 1.1920929e-7f, 1 - 5.9604645e-8f, 16777216, 5.9604645e-8f,
    ];

    [Fact]
    public void Special_numbers()
    {
        foreach (float a in special)
        {
            foreach (float b in special)
            {
                foreach (float c in special) Same(a, b, c);
            }
        }
    }

    [Fact]
    public void Sums_beside_the_middle_of_two_floats()
    {
        var random = new Random(1);
        for (int i = 0; i < 2_000_000; i++)
        {
            float a = Any(random), b = Any(random), product = a * b;
            Same(a, b, Any(random));
            // A product that nearly cancels, and one far below half of the last place.
            Same(a, b, -product);
            Same(a, b, MathF.ScaleB(product, random.Next(-60, 60)));
        }
    }

    private static float Any(Random random) => BitConverter.UInt32BitsToSingle((uint)random.NextInt64() & 0x807fffff | (uint)random.Next(90, 165) << 23);

    private static void Same(float a, float b, float c)
    {
        float expected = MathF.FusedMultiplyAdd(a, b, c);
        float found = LanesWithoutFma.Fma(Vector128.Create(a), Vector128.Create(b), Vector128.Create(c))[0];
        bool same = BitConverter.SingleToInt32Bits(expected) == BitConverter.SingleToInt32Bits(found) || float.IsNaN(expected) && float.IsNaN(found);
        if (!same) Assert.Fail($"{a:R} {b:R} + {c:R}: {found:R} is not {expected:R}.");
    }
}
