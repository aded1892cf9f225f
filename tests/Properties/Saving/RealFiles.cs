using System.Text.Json;
using Xunit;

namespace Flux.Properties.Saving;

/// <summary>Third-party files that are not part of this repository, and what is known of them. Without them the tests on them cover nothing.</summary>
internal static class RealFiles
{
    /// <summary>The folder of them beside the checkout, if it is there.</summary>
    internal static string? Folder { get; } = Found();

    private static string? Found()
    {
        for (string? at = AppContext.BaseDirectory; at is not null; at = Path.GetDirectoryName(at))
        {
            string files = Path.Combine(at, "shared", "data", "flux-files");
            if (Directory.Exists(files)) return files;
        }
        return null;
    }

    /// <summary>Each file of an extension has every array that is known of it, and no other.</summary>
    internal static void AssertHold(string extension, Func<string, JuliaFile> open, Func<JuliaFile, string, JuliaValue> at)
    {
        if (Folder is not { } files) return;
        using var expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(files, "expected.json")));
        foreach (var entry in expected.RootElement.GetProperty("files").EnumerateObject().Where(f => f.Name.EndsWith(extension, StringComparison.Ordinal)))
        {
            var file = open(Path.Combine(files, entry.Name));
            var known = entry.Value.GetProperty("arrays").EnumerateArray().ToArray();
            Assert.All(known, array => AssertHolds(at(file, array.GetProperty("path").GetString()!), array));
            var met = file.Names.SelectMany(name => file[name].Tensors()).Select(x => x.Value).Where(Listed).Distinct();
            Assert.Equal(known.Count(array => array.TryGetProperty("n", out _)), met.Count());
        }
    }

    /// <summary>The list has neither arrays of bytes nor complex numbers, and what stands at several places once.</summary>
    private static bool Listed(JuliaTensor x) => x.ElementType != "UInt8" && !x.ElementType.StartsWith("Complex", StringComparison.Ordinal);

    private static void AssertHolds(JuliaValue value, JsonElement known)
    {
        if (known.TryGetProperty("scalar", out var scalar))
        {
            Assert.Equal(scalar.ToString().ToLowerInvariant(), value is JuliaString text ? text.Value : $"{value}");
            return;
        }
        var array = Assert.IsType<JuliaTensor>(value);
        double[] numbers = array.Tensor().ToDoubles();
        Assert.Equal(known.GetProperty("eltype").GetString(), array.ElementType);
        Assert.Equal(known.GetProperty("shape").EnumerateArray().Select(n => n.GetInt64()), array.Sizes);
        Assert.Equal(known.GetProperty("sum").GetDouble(), numbers.Sum(), 1e-9);
        Assert.Equal(known.GetProperty("sumabs").GetDouble(), numbers.Sum(Math.Abs), 1e-9);
        double[] first = [.. known.GetProperty("first").EnumerateArray().Select(x => x.GetDouble())];
        double[] last = [.. known.GetProperty("last").EnumerateArray().Select(x => x.GetDouble())];
        Assert.Equal(first, numbers[..first.Length]);
        Assert.Equal(last, numbers[^last.Length..]);
    }
}
