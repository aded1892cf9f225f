using System.Globalization;

namespace Flux.Attack;

/// <summary>
/// Extreme sizes for every operation that takes sizes. What fits is computed, with the shape that arithmetic in 128 bits says; what does not is refused by an
/// error that says what would.
/// </summary>
internal static class Sizes
{
    private static readonly int[] small = [1, 1, 2, 2, 3, 4];

    private static readonly int[] extreme =
    [
        int.MinValue, -2, -1, 0, 1, 5, 31, 32, 33, 255, 4096, 32768, 46341, 65536, 1 << 20, 1_000_000, 1 << 30, (1 << 30) + 1,
        int.MaxValue / 2, int.MaxValue - 65_535, int.MaxValue - 65_534, int.MaxValue - 1, int.MaxValue,
    ];

    /// <summary>All operations in turn, with other sizes each time, without end.</summary>
    internal static IEnumerable<Case> Cases(int seed)
    {
        for (int number = 0; ; number++)
        {
            var operation = Sized.All[number % Sized.All.Length];
            int[] sizes = Draw(new Random(seed * 1_000_003 + number), operation.Count);
            yield return new($"{operation.Name}({string.Join(", ", sizes)})", () => Failure(operation, sizes));
        }
    }

    private static int[] Draw(Random random, int count)
    {
        int[] sizes = [.. Enumerable.Range(0, count).Select(_ => small[random.Next(small.Length)])];
        // Mostly one size is extreme, so that it is not hidden behind the refusal of another.
        for (int many = random.Next(3) == 0 ? count : 1; many > 0; many--) sizes[random.Next(count)] = extreme[random.Next(extreme.Length)];
        return sizes;
    }

    private static string? Failure(Sized operation, int[] sizes)
    {
        try
        {
            var shape = operation.Run(sizes).Shape;
            return operation.Expected?.Invoke([.. sizes.Select(n => (Int128)n)]) is { } wanted && !shape.Select(n => (Int128)n).SequenceEqual(wanted)
                ? $"has shape {shape}, where ({string.Join('×', wanted.Select(n => n.ToString(CultureInfo.InvariantCulture)))}) is right"
                : null;
        }
        catch (Exception e) when (e is ArgumentException or TreeException)
        {
            return e.Message.Contains("would fit", StringComparison.Ordinal) ? null : $"{e.GetType().Name} does not say what would fit: {e.Message}";
        }
        catch (OutOfMemoryException)
        {
            return null;
        }
        catch (Exception e)
        {
            return $"{e.GetType().Name}: {e.Message} {e.StackTrace}";
        }
    }
}
