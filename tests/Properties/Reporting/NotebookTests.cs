using System.Net;
using System.Reflection;
using System.Runtime.CompilerServices;
using Flux.Reporting;
using Microsoft.DotNet.Interactive.Formatting;
using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Reporting;

/// <summary>The formatters of .NET Interactive find how values want to be shown, and nobody has registered anything.</summary>
public sealed class NotebookTests
{
    private static readonly Chain Model = Chain(Dense(2, 16, Tanh), Dense(16, 1)).Build(1);

    private static string Shown(object value, string mime = "text/html") => value.ToDisplayString(mime);

    public static TheoryData<string, object> Values => new()
    {
        { "a chain", Model },
        { "a layer", Dense(2, 3, Relu).Build(1) },
        { "a convolution", Conv((3, 3), 1, 2).Build(1) },
        { "a recurrent layer, which has the mark from its base", Lstm(2, 3).Build(1) },
        { "a cell", GruCell(2, 3).Build(1) },
        { "a matrix", Tensor.Normal(new Key(1), 3, 4) },
        { "a large tensor", Tensor.Normal(new Key(1), 100, 100, 100) },
        { "a number", Tensor.Of(0.5f) },
        { "a rule", new OptimiserChain(new ClipNorm(1), new Adam(0.01)) },
        { "an optimiser", new Adam().Setup(Model) },
        { "a loader", DataLoader(Tensor.Zeros(2, 8), 4) },
        { "a step", Train.Run(Train.Start(Model, new Adam(), new Key(1)), DataLoader((Tensor.Zeros(2, 4), Tensor.Zeros(1, 4)), 4), 1, Loss.Mse).First() },
    };

    [Theory, MemberData(nameof(Values))]
    public void A_value_is_shown_as_it_prints(string what, object value)
    {
        string printed = value.ToString()!;
        Assert.True(Shown(value) == $"<pre>{WebUtility.HtmlEncode(printed)}</pre>", $"{what}: {Shown(value)}");
        Assert.Equal(printed, Shown(value, "text/plain"));
        Assert.InRange(printed.Length, 1, 13_000);
    }

    [Fact]
    public void A_notebook_shows_HTML_first() => Assert.Equal("text/html", Formatter.GetPreferredMimeTypesFor(typeof(Chain)).First());

    [Fact]
    public void What_HTML_reads_as_its_own_is_shown_as_it_stands() => Assert.Equal("<pre>Dense(2 =&gt; 3)</pre>", Shown(Dense(2, 3).Build(1)));

    [Fact]
    public void A_plot_is_shown_as_its_picture()
    {
        var plot = Plot.Of("1 < 2", Series.Line("loss", [3, 2, 1]));
        string picture = Convert.ToBase64String(plot.Png());
        Assert.Equal($"<img src=\"data:image/png;base64,{picture}\" alt=\"1 &lt; 2\">", Shown(plot));
        Assert.Equal("Plot(1 < 2)", Shown(plot, "text/plain"));
    }

    /// <summary>A record of one's own has no mark; what it holds is short, and so is it.</summary>
    [Fact]
    public void A_record_of_layers_shows_each_as_it_prints()
    {
        string shown = Shown(new Net(Model, Tensor.Normal(new Key(1), 100, 100)));
        Assert.Contains(WebUtility.HtmlEncode(Model.ToString()), shown);
        Assert.InRange(shown.Length, 1, 10_000);
    }

    public sealed record Net(Chain Layers, Tensor Weight);

    /// <summary>Whoever writes a ToString for a public type wants its values shown by it.</summary>
    [Fact]
    public void Every_type_that_prints_itself_is_marked()
    {
        Type[] types = [.. typeof(Tensor).Assembly.GetExportedTypes().Where(type => !type.IsInterface && !type.IsEnum && PrintsItself(type))];
        Assert.True(types.Length > 60, $"{types.Length}");
        static bool IsMark(object mark) => mark.GetType().Name == nameof(TypeFormatterSourceAttribute);
        Assert.All(types, type => Assert.Contains(type.GetCustomAttributes(inherit: true), IsMark));
    }

    private static bool PrintsItself(Type type)
    {
        var print = type.GetMethod(nameof(ToString), Type.EmptyTypes)!;
        return print.DeclaringType!.Assembly == typeof(Tensor).Assembly && print.GetCustomAttribute<CompilerGeneratedAttribute>() is null
            && !type.IsAssignableTo(typeof(Exception));
    }
}
