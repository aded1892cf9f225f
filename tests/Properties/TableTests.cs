using System.Reflection;
using Flux.Properties.Layers;
using Flux.Properties.Losses;
using Flux.Properties.Numbers;
using Flux.Properties.Ops;
using Flux.Properties.Optimisers;
using Xunit;

namespace Flux.Properties;

/// <summary>Nothing escapes the laws: every layer, rule, loss, elementwise function and body of one number of the library has a row in its table.</summary>
public sealed class TableTests
{
    private static readonly Type[] types = typeof(Tensor).Assembly.GetExportedTypes();

    private static string Plain(string name) => new([.. name.ToLowerInvariant().Where(char.IsLetterOrDigit)]);

    [Fact]
    public void Every_layer_has_a_row()
    {
        var rows = LayerTable.Rows.SelectMany(row => Tree.Modules(row.Layer.BuildLayer(new Key(1), new Shape(row.Input))))
            .Select(part => part.Module.GetType().Name).ToHashSet();
        Assert.Empty(types.Where(type => typeof(ILayer).IsAssignableFrom(type) && !type.IsAbstract && !rows.Contains(type.Name)).Select(type => type.Name));
    }

    [Fact]
    public void Every_rule_has_a_row()
    {
        var rows = RuleTable.Rows.SelectMany(row => row.Rule is OptimiserChain chain ? chain.Rules.Prepend(chain) : [row.Rule])
            .Select(rule => rule.GetType().Name).ToHashSet();
        Assert.Empty(types.Where(type => typeof(Rule).IsAssignableFrom(type) && !type.IsAbstract && !rows.Contains(type.Name)).Select(type => type.Name));
    }

    [Fact]
    public void Every_loss_has_a_row()
    {
        var rows = LossTable.Rows.Select(row => Plain(row.Name.Split(' ')[0])).ToHashSet();
        var losses = typeof(Loss).GetMethods(BindingFlags.Public | BindingFlags.Static).Select(method => method.Name).Distinct();
        // Labels instead of a second distribution, and targets instead of a loss: CtcTests and LossLaws hold these.
        Assert.Equal([], losses.Except(["Ctc", "LabelSmoothing", "BinaryLabelSmoothing"]).Where(name => !rows.Contains(Plain(name))));
    }

    [Fact]
    public void Every_elementwise_function_has_a_row()
    {
        string[] rows = [.. OpTable.Rows.Select(row => row.Name), .. BodyTable.Rows.Select(row => row.Name)];
        var words = rows.SelectMany(row => (string[])[Plain(row), .. row.Split(' ').Select(Plain)]).ToHashSet();
        var functions = typeof(Prelude).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field.FieldType == typeof(Func<Tensor, Tensor>)).Select(field => field.Name);
        Assert.Equal([], functions.Where(name =>
            !words.Contains(Plain(name)) && !words.Contains(Plain(name).Replace("gelu", "geluby", StringComparison.Ordinal))));
    }

    [Fact]
    public void Every_body_of_one_number_has_a_row()
    {
        var rows = BodyTable.Rows.SelectMany(row => Parts(row.GetType().GenericTypeArguments[0])).ToHashSet();
        var bodies = typeof(IScalarBody).Assembly.GetExportedTypes().Where(type => type.IsValueType && typeof(IScalarBody).IsAssignableFrom(type));
        // The derivative of a body: every row takes it.
        Assert.Equal([], bodies.Except([typeof(Deriv<>)]).Where(body => !rows.Contains(body)).Select(body => body.Name));
    }

    /// <summary>A body, and the bodies that it is made of.</summary>
    private static IEnumerable<Type> Parts(Type body) =>
        body.IsGenericType ? body.GenericTypeArguments.SelectMany(Parts).Prepend(body.GetGenericTypeDefinition()) : [body];
}
