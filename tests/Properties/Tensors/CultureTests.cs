using System.Collections.Immutable;
using System.Globalization;
using Flux.Properties.Layers;
using Flux.Properties.Optimisers;
using Xunit;

namespace Flux.Properties.Tensors;

/// <summary>What a file or a message holds is the same on every machine: Sweden writes −1, Germany 1,5, Turkey lower-cases I to ı.</summary>
public sealed class CultureTests : IDisposable
{
    private sealed record Place(double X, int Y);

    private static readonly string[] names = ["", "sv-SE", "de-DE", "tr-TR"];
    private readonly CultureInfo machine = CultureInfo.CurrentCulture;
    private readonly string file = Path.GetTempFileName();

    public void Dispose()
    {
        CultureInfo.CurrentCulture = machine;
        File.Delete(file);
    }

    public static TheoryData<string> Cultures => [.. names];

    public static IEnumerable<object[]> Pairs => from saved in names from loaded in names select new object[] { saved, loaded };

    private static string In(string culture, Func<string> text)
    {
        CultureInfo.CurrentCulture = new(culture);
        return text();
    }

    [Fact]
    public void The_suite_runs_under_the_culture_that_its_environment_names()
    {
        string named = Environment.GetEnvironmentVariable("LC_ALL") ?? "";
        if (OperatingSystem.IsLinux() && named.Contains('_', StringComparison.Ordinal)) Assert.Equal(named.Split('.')[0].Replace('_', '-'), machine.Name);
    }

    [Theory, MemberData(nameof(Pairs))]
    public void A_file_saved_under_one_culture_loads_under_another(string saved, string loaded)
    {
        var tree = (
            Whole: Of(-1, 2, -30), Broken: Of(-1.5, 1e-7, 1234.5), Single: Of(0.1f, -0.5f), Exact: Of(-0.1m, 2m), Text: Of("I", "i", "ä"),
            Pairs: Of(("i", -1.5), ("I", 2.5)), Records: Of(new Place(-1.5, -1), new Place(0.5, 2)),
            Days: Of(new DateTime(2024, 1, 2, 3, 4, 5, 6, DateTimeKind.Utc), new DateTime(2024, 1, 2, 3, 4, 5, 7, DateTimeKind.Utc)),
            Price: -1.25m, Largest: ulong.MaxValue, Ratio: -0.5f);
        CultureInfo.CurrentCulture = new(saved);
        Bson.Save(file, tree);
        CultureInfo.CurrentCulture = new(loaded);
        var read = Bson.Load(file, like: Tree.Map(tree, x => x.ZerosLike()) with { Price = 0, Largest = 0, Ratio = 0 });
        Assert.True(Tree.AllClose(tree, read, 0, 0));
        Assert.Equal((tree.Price, tree.Largest, tree.Ratio), (read.Price, read.Largest, read.Ratio));
    }

    /// <summary>Tensors under keys, each with a number of its own.</summary>
    private static ImmutableDictionary<K, Tensor> Of<K>(params K[] keys) where K : notnull =>
        keys.Select((key, i) => (key, i)).ToImmutableDictionary(p => p.key, p => Tensor.Of(p.i + 1f));

    [Theory, MemberData(nameof(Cultures))]
    public void The_order_of_leaves_is_that_of_every_machine(string culture)
    {
        var tree = (Of("z", "ä", "I", "i"), Of(("z", 1), ("ä", 1), ("I", 2), ("i", 1)));
        string Leaves() => string.Join(' ', Tree.Leaves(tree).Select(leaf => leaf.Path));
        Assert.Equal(In("", Leaves), In(culture, Leaves));
    }

    [Theory, MemberData(nameof(Cultures))]
    public void Layers_and_rules_print_as_everywhere(string culture)
    {
        Assert.All(LayerTable.Rows, row =>
        {
            var layer = row.Layer.BuildLayer(new Key(1));
            Assert.Equal(In("", layer.ToString!), In(culture, layer.ToString!));
            Assert.Equal(In("", () => Tree.Summary(layer)), In(culture, () => Tree.Summary(layer)));
        });
        Assert.All(RuleTable.Rows, row => Assert.Equal(In("", row.Rule.ToString), In(culture, row.Rule.ToString)));
        Assert.Equal("Adam { Eta = 0.01, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1E-08 }", In(culture, new Adam(0.01).ToString));
    }

    [Theory, MemberData(nameof(Cultures))]
    public void Tensors_print_as_everywhere_and_in_a_culture_when_asked(string culture)
    {
        var x = Tensor.Of([1f, -1.5f, 1234.5f]);
        Assert.Equal("3-element Tensor Float32:\n    1.0\n   -1.5\n 1234.5", In(culture, x.ToString));
        Assert.Equal("-2.50", In(culture, () => Tensor.Of(-2.5f).ToString("F2", null)));
        Assert.Equal("3-element Tensor Float32:\n    1,0\n   -1,5\n 1234,5", In(culture, () => x.ToString(null, new CultureInfo("de-DE"))));
    }

    [Theory, MemberData(nameof(Cultures))]
    public void Messages_read_as_everywhere(string culture)
    {
        CultureInfo.CurrentCulture = new(culture);
        string Message(Action wrong) => Assert.ThrowsAny<ArgumentException>(wrong).Message;
        Assert.Contains("0.5 to -1.5", Message(() => Prelude.Clamp(0.5, -1.5)), StringComparison.Ordinal);
        Assert.Contains("a size of -1 in (2×-1)", Message(() => _ = new Shape(2, -1)), StringComparison.Ordinal);
        Assert.Contains("order [0, -1]", Message(() => Tensor.Zeros(2, 2).Permute(0, -1)), StringComparison.Ordinal);
        Assert.Contains("amounts (-1, 0) in dimension 0", Message(() => Prelude.PadZeros(Tensor.Zeros(4), (-1, 0))), StringComparison.Ordinal);
        Assert.Equal("StepInfo { Step = 1, Loss = -0.5 }", new StepInfo(1, -0.5).ToString());
    }
}
