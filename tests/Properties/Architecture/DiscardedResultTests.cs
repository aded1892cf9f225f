using Xunit;

namespace Flux.Properties.Architecture;

/// <summary>The compiler says where a program drops what a function gives.</summary>
public sealed class DiscardedResultTests
{
    private const string Start = """
        using Flux;
        using static Flux.Prelude;
        var x = Tensor.Ones(2, 4);
        var data = DataLoader((x, Sum(x, 0)), batchSize: 2);
        Chain model = Chain(Dense(2, 1)).Build(1);
        var start = Train.Start(model, new Descent(0.1), new Key(1));

        """;

    /// <summary>A statement, and the rule and the function of the warning.</summary>
    public static TheoryData<string, string, string> Dropped => new()
    {
        { "Train.Run(start, data, epochs: 3, Loss.Mse);", "FLUX002", "Train.Run" },
        { "Train.Run(start, data, epochs: 3, Loss.Mse).EachEpoch(p => Console.WriteLine(p.Loss));", "FLUX002", "Train.EachEpoch" },
        { "Flux.Reporting.Report.WithProgressBar(Train.Run(start, data, epochs: 3, Loss.Mse), \"run\");", "FLUX002", "Report.WithProgressBar" },
        { "Train.Step(start, (x, x), (m, b, k) => (Sum(m.Forward(b.Item1)), m));", "FLUX001", "Train.Step" },
        { "Relu(x);", "FLUX001", "Relu" },
        { "(x.Reshape(4, 2)).Cast(DType.Float64);", "FLUX001", "Tensor.Cast" },
        { "Tensor? perhaps = x; perhaps?.Reshape(4, 2);", "FLUX001", "Tensor.Reshape" },
        { "model.With(0, Dense(2, 2).Build(2));", "FLUX001", "Chain.With" },
        { "start.Optimiser.Freeze<Dense>();", "FLUX001", "Optimiser.Freeze" },
        { "Action drop = () => { Data.Shuffle(x, new Key(2)); };", "FLUX001", "Data.Shuffle" },
    };

    [Theory, MemberData(nameof(Dropped))]
    public async Task A_dropped_result_is_a_warning(string statement, string rule, string function)
    {
        var program = UserProgram.Lines(Start + statement);
        Assert.Empty(program.Errors);
        var warning = Assert.Single(await program.Warnings());
        Assert.Equal((rule, Microsoft.CodeAnalysis.DiagnosticSeverity.Warning), (warning.Id, warning.Severity));
        Assert.StartsWith($"{function} ", warning.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("var end = Train.Run(start, data, epochs: 3, Loss.Mse).Finish();")]
    [InlineData("Train.Run(start, data, epochs: 3, Loss.Mse).Checkpoint(\"run.bson\", TimeSpan.Zero).Finish();")]
    [InlineData("foreach (var step in Train.Run(start, data, epochs: 3, Loss.Mse)) Console.WriteLine(step.Loss);")]
    [InlineData("Bson.Save(\"model.bson\", model);")]
    [InlineData("_ = Relu(x);")]
    [InlineData("x = Relu(x);")]
    [InlineData("Device.WithThreads(1, () => x);")]
    [InlineData("Func<Tensor> later = () => Relu(x);")]
    [InlineData("new List<Tensor>().Remove(x);")]
    [InlineData("Own(); static Tensor Own() => Tensor.Ones(1);")]
    public async Task What_acts_or_is_used_is_none(string statement)
    {
        var program = UserProgram.Lines(Start + statement);
        Assert.Empty(program.Errors);
        Assert.Empty(await program.Warnings());
    }
}
