using System.Globalization;
using System.Reflection;
using Flux.Properties.Layers;
using Xunit;

namespace Flux.Properties.Optimisers;

/// <summary>No rule and no layer takes a number that makes no sense, from its constructor or from <c>with</c>.</summary>
public sealed class HyperparameterLaws
{
    /// <summary>Numbers that may be infinite: bounds, and the p of a norm.</summary>
    private static readonly string[] unbounded = ["ClipNorm.Omega", "ClipNorm.P", "ClipGlobalNorm.Omega", "ClipGrad.Delta"];

    public static TheoryData<string> Rules =>
        [
            .. typeof(Rule).Assembly.GetTypes()
                .Where(type => typeof(Rule).IsAssignableFrom(type) && !type.IsAbstract && Numbers(type).Length > 0).Select(type => type.Name),
        ];

    private static Type RuleOf(string name) => typeof(Rule).Assembly.GetType("Flux." + name)!;

    private static ParameterInfo[] Numbers(Type type) =>
        [.. Constructor(type).GetParameters().Where(parameter => parameter.ParameterType == typeof(double) || parameter.ParameterType == typeof(int))];

    private static ConstructorInfo Constructor(Type type) => type.GetConstructors().MaxBy(constructor => constructor.GetParameters().Length)!;

    private static object? Usual(ParameterInfo parameter) => parameter switch
    {
        { HasDefaultValue: true } => parameter.DefaultValue,
        _ when parameter.ParameterType == typeof(int) => 1,
        _ => new Descent(),
    };

    private static IEnumerable<object> Nonsense(Type type, string member) => Equals(type.GetProperty(member)!.PropertyType, typeof(int))
        ? [0, -1, int.MinValue]
        : unbounded.Contains($"{type.Name}.{member}")
            ? [double.NaN, double.NegativeInfinity, -1.0, -1e-300]
            : [double.NaN, double.NegativeInfinity, double.PositiveInfinity, -1.0, -1e-300];

    private static void Names(Exception? error, string owner, string member, object value)
    {
        var refused = Assert.IsType<ArgumentOutOfRangeException>(error);
        string met = string.Create(CultureInfo.InvariantCulture, $"{owner}: {member} = {value}; ");
        Assert.StartsWith(met, refused.Message, StringComparison.Ordinal);
        Assert.Contains("would fit", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>What <c>with { Member = value }</c> throws.</summary>
    private static Exception? Changed(object record, PropertyInfo member, object value)
    {
        object copy = record.GetType().GetMethod("<Clone>$")!.Invoke(record, null)!;
        return Assert.Throws<TargetInvocationException>(() => member.SetValue(copy, value)).InnerException;
    }

    [Theory, MemberData(nameof(Rules))]
    public void A_rule_refuses_nonsense(string name)
    {
        var type = RuleOf(name);
        foreach (var number in Numbers(type))
        {
            var member = type.GetProperty(number.Name!)!;
            foreach (object value in Nonsense(type, member.Name))
            {
                object?[] arguments = [.. Constructor(type).GetParameters().Select(p => p.Position == number.Position ? value : Usual(p))];
                Names(Assert.Throws<TargetInvocationException>(() => Constructor(type).Invoke(arguments)).InnerException, name, member.Name, value);
                object usual = Constructor(type).Invoke([.. Constructor(type).GetParameters().Select(Usual)]);
                Names(Changed(usual, member, value), name, member.Name, value);
            }
        }
    }

    public static TheoryData<string, Func<object>> OutOfRange => new()
    {
        { "Adam: Beta1 = 1;", () => new Adam(Beta1: 1) },
        { "Adam: Beta2 = 2;", () => new Adam(Beta2: 2) },
        { "AdamW: Beta2 = 1;", () => new AdamW(Beta2: 1) },
        { "RmsProp: Rho = 1;", () => new RmsProp(Rho: 1) },
        { "Momentum: Rho = 1.5;", () => new Momentum(Rho: 1.5) },
        { "Rprop: Shrink = 0;", () => new Rprop(Shrink: 0) },
        { "Rprop: Shrink = 2;", () => new Rprop(Shrink: 2) },
        { "Rprop: Grow = 0.5;", () => new Rprop(Grow: 0.5) },
        { "Rprop: Largest = 50; Smallest = 60 or more would fit.", () => new Rprop(Smallest: 60) },
        { "Rprop: Largest = 1E-07; Smallest = 1E-06 or more would fit.", () => new Rprop(Largest: 1e-7) },
        { "Rprop: Smallest = 60; 0 to Largest = 50 would fit.", () => new Rprop() with { Smallest = 60 } },
        { "Rprop: Largest = 0; Smallest = 1E-06 or more would fit.", () => new Rprop() with { Largest = 0 } },
        { "ClipNorm: P = 0;", () => new ClipNorm(P: 0) },
        { "Adam: Eta = -0.5;", () => new Adam().Setup(Tensor.Of(1f)).Adjust(-0.5) },
        { "LayerNorm: Epsilon = -1;", () => Prelude.LayerNorm(3, epsilon: -1) },
        { "BatchNorm: Momentum = 7;", () => Prelude.BatchNorm(3, momentum: 7) },
        { "InstanceNorm: Momentum = 7;", () => Prelude.InstanceNorm(3, momentum: 7) },
        { "GroupNorm: Epsilon = NaN;", () => Prelude.GroupNorm(4, 2, epsilon: double.NaN) },
        { "Dropout: P = 1.5;", () => Prelude.Dropout(1.5) },
        { "Dropout: probability = NaN;", () => Prelude.Dropout(Tensor.Of(1f), double.NaN, new Key(1)) },
        { "AlphaDropout: P = -1;", () => Prelude.AlphaDropout(-1) },
        { "MultiHeadAttention: dropout = 2;", () => Prelude.MultiHeadAttention(4, heads: 2, dropout: 2) },
    };

    [Theory, MemberData(nameof(OutOfRange))]
    public void What_lies_outside_its_range_is_named(string start, Func<object> make) =>
        Assert.StartsWith(start, Assert.Throws<ArgumentOutOfRangeException>(make).Message, StringComparison.Ordinal);

    [Fact]
    public void A_range_of_one_number_and_one_that_moves_fit()
    {
        Assert.Equal(2, new Rprop(Smallest: 2, Largest: 2).Largest);
        Assert.Equal(100, (new Rprop() with { Largest = 200, Smallest = 100 }).Smallest);
    }

    [Fact]
    public void A_layer_refuses_nonsense()
    {
        var layers = LayerTable.Rows.SelectMany(row => Tree.Modules(row.Layer.BuildLayer(new Key(1)))).Select(part => part.Module);
        var seen = new HashSet<string>();
        foreach (object layer in layers)
        {
            var type = layer.GetType();
            if (type.Assembly != typeof(Rule).Assembly) continue;
            foreach (var member in type.GetProperties().Where(p => p.PropertyType == typeof(double) && p.CanWrite))
            {
                if (!seen.Add($"{type.Name}.{member.Name}")) continue;
                foreach (object value in Nonsense(type, member.Name)) Names(Changed(layer, member, value), type.Name, member.Name, value);
            }
        }
        HashSet<string> some = ["Dropout.P", "BatchNorm.Epsilon", "BatchNorm.Momentum", "LayerNorm.Epsilon", "MultiHeadAttention.DropoutP"];
        Assert.Superset(some, seen);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public void A_schedule_that_gives_no_number_is_named_with_its_step(double bad)
    {
        var x = Tensor.Of(1f);
        var optimiser = new Scheduled(step => step == 2 ? bad : 0.1, eta => new Descent(eta)).Setup(x);
        for (int t = 0; t < 2; t++) (x, optimiser) = optimiser.Update(x, x);
        var error = Assert.Throws<ArithmeticException>(() => optimiser.Update(x, x));
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"Scheduled: the schedule gives {bad} at step 2"), error.Message, StringComparison.Ordinal);
    }
}
