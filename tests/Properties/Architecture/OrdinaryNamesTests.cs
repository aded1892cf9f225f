using System.Reflection;
using Flux.Reporting;
using Xunit;

namespace Flux.Properties.Architecture;

/// <summary>The names that <c>using Flux;</c> brings stand beside those of .NET, and neither hides the other.</summary>
public sealed class OrdinaryNamesTests
{
    private static readonly string[] common =
    [
        "System", "System.Buffers", "System.Collections", "System.Collections.Concurrent", "System.Collections.Frozen", "System.Collections.Generic",
        "System.Collections.Immutable", "System.ComponentModel", "System.ComponentModel.DataAnnotations", "System.Diagnostics", "System.Diagnostics.Metrics",
        "System.Globalization", "System.IO", "System.IO.Compression", "System.Linq", "System.Linq.Expressions", "System.Net", "System.Net.Http",
        "System.Net.Http.Json", "System.Net.Sockets", "System.Numerics", "System.Reflection", "System.Runtime.CompilerServices",
        "System.Runtime.InteropServices", "System.Runtime.Intrinsics", "System.Security.Cryptography", "System.Text", "System.Text.Json",
        "System.Text.Json.Serialization", "System.Text.RegularExpressions", "System.Threading", "System.Threading.Channels", "System.Threading.Tasks",
        "System.Timers", "System.Xml.Linq",
    ];

    /// <summary>Every type and every function by its simple name.</summary>
    private static readonly string mentions = string.Concat(
        [
            .. new[] { typeof(Device), typeof(Tensor), typeof(Plot), typeof(Flux.Images) }.SelectMany(type => type.Assembly.GetExportedTypes())
                .Where(type => type is { IsNested: false, Namespace: "Flux" or "Flux.Reporting" }).Select(type => $"_ = typeof({Typed(type)});\n"),
            .. typeof(Prelude).GetMembers(BindingFlags.Public | BindingFlags.Static).Where(member => member is not MethodInfo { IsSpecialName: true })
                .Select(member => member.Name).Distinct().Select(name => $"_ = nameof({name});\n"),
        ]);

    /// <summary>Two names are those of the field, and have a namesake in a namespace that few use: which, and the line that the documentation gives.</summary>
    public static TheoryData<string, string, string> Namesakes => new()
    {
        { "Tensor", "System.Numerics.Tensors", "using Tensor = Flux.Tensor;" },
        { "Rule", "System.Data", "using Rule = Flux.Rule;" },
    };

    [Fact]
    public void Every_name_of_Flux_is_understood_beside_the_namespaces_of_System()
    {
        Assert.All(["typeof(InParallel)", "typeof(Init<>)", "nameof(Softmax)"], mention => Assert.Contains(mention, mentions, StringComparison.Ordinal));
        Assert.Empty(UserProgram.File(Usings(common) + mentions).Errors);
    }

    [Theory, MemberData(nameof(Namesakes))]
    public void A_namesake_is_told_apart_by_one_line_that_the_documentation_gives(string name, string space, string alias)
    {
        var error = Assert.Single(UserProgram.File(Usings([.. common, space]) + mentions).Errors);
        Assert.Contains($"'{name}' is an ambiguous reference", error.ToString(), StringComparison.Ordinal);
        Assert.Empty(UserProgram.File(Usings([.. common, space]) + alias + mentions).Errors);
        Assert.Contains($"`{alias}`", File.ReadAllText(Path.Combine(Checkout.Root, "docs", "first-hour.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void Ordinary_code_means_what_it_meant()
    {
        Assert.Empty(UserProgram.File($$"""
            using static System.Math;
            {{Usings(common)}}
            Parallel.For(0, 2, i => Console.WriteLine(i));
            Parallel.ForEach(new[] { 1, 2 }, i => Console.WriteLine(i));
            IProgress<double> told = new Progress<double>(share => Console.WriteLine(share));
            told.Report(Max(0.5, Abs(-1.0)) + Sqrt(2.0) + Exp(1) + MathF.Tanh(1f) + Math.Log(2));
            int[] numbers = [3, 1, 2];
            var rows = numbers.Where(n => n > 1).Select(n => (n, Square: n * n)).OrderBy(row => row.n).ToList();
            double mean = numbers.Average() + numbers.Sum() + numbers.Max() + numbers.Min(n => n) + rows.Zip(numbers).Count() + rows.Sum(row => row.Square);
            Range range = 1..^1;
            Index last = ^1;
            Vector<float> lanes = Vector<float>.One;
            Complex z = Complex.One * mean;
            using var cancel = new CancellationTokenSource();
            await Task.WhenAll(Task.Run(() => numbers[range], cancel.Token), Task.Delay(1));
            string json = JsonSerializer.Serialize(numbers.ToDictionary(n => n, n => $"{n}"));
            File.WriteAllText(Path.Combine(Path.GetTempPath(), "numbers.json"), json, Encoding.UTF8);
            var clock = Stopwatch.StartNew();
            Console.WriteLine($"{numbers[last]} {lanes} {z} {clock.Elapsed} {Regex.IsMatch(json, "1")} {string.Join(',', numbers.Chunk(2))}");
            """).Errors);
    }

    private static string Usings(string[] spaces) =>
        string.Concat(spaces.Select(space => $"using {space};\n")) + "using Flux;\nusing Flux.Reporting;\nusing static Flux.Prelude;\n";

    private static string Typed(Type type) => type.Name.Split('`')[0] + (type.IsGenericTypeDefinition
        ? $"<{new string(',', type.GetGenericArguments().Length - 1)}>"
        : "");
}
