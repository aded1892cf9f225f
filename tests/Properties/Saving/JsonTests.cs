using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Saving;

/// <summary>What System.Text.Json writes of the library's types it reads back, or refuses by name; nothing is dropped in silence.</summary>
public sealed partial class JsonTests
{
    public sealed record Model(Tensor Weight, NonTrainable Mean, Tensor? Bias, Key Key, Shape Size, ImmutableArray<Tensor> More);

    /// <summary>What no model holds: functions and the numbers they compute with, converters, errors.</summary>
    private static readonly Type[] others =
        [typeof(Delegate), typeof(Enum), typeof(Exception), typeof(JsonConverter), typeof(IScalarBody), typeof(IBinaryBody), typeof(ITernaryBody),
            typeof(Symbol)];

    [JsonSerializable(typeof(Model))]
    private sealed partial class Compiled : JsonSerializerContext;

    private static T Back<T>(T value) => JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(value))!;

    [Theory]
    [InlineData(DType.Float32), InlineData(DType.Float64), InlineData(DType.Float16), InlineData(DType.BFloat16), InlineData(DType.Int32),
        InlineData(DType.Bool)]
    public void Tensors_of_every_type_come_back(DType type)
    {
        var x = Tensor.Of([0f, 1, 1, 0, 1, 0], 2, 3).Cast(type);
        var back = Back(x);
        Assert.Equal((type, x.Shape), (back.DType, back.Shape));
        Assert.Equal(x.ToDoubles(), back.ToDoubles());
    }

    [Fact]
    public void Bits_come_back()
    {
        var x = Tensor.Of([double.NaN, double.NegativeInfinity, -0.0, 1e-320, Math.PI], 5);
        Assert.Equal(x.ToDoubles().Select(BitConverter.DoubleToInt64Bits), Back(x).ToDoubles().Select(BitConverter.DoubleToInt64Bits));
        Assert.Equal(new Shape(0, 3), Back(Tensor.Zeros(0, 3)).Shape);
        Assert.Equal(2.5, Back(Tensor.Of(2.5f)).Scalar());
        Assert.Equal([0f, 1, 1, 0], Back(OneHot([1, 0], [0, 1])).ToArray());
    }

    [Fact]
    public void Keys_and_shapes_come_back()
    {
        Assert.All(new[] { new Key(42), new Key(-1), new Key(0)[7] }, key => Assert.Equal(key, Back(key)));
        Assert.All(new Shape[] { Shape.Scalar, new(3), new(2, 0, 4) }, shape => Assert.Equal(shape, Back(shape)));
        Assert.Equal("\"000000000000002a\"", JsonSerializer.Serialize(new Key(42)));
        Assert.Equal("[2,3]", JsonSerializer.Serialize(new Shape(2, 3)));
        Assert.Equal("{\"dtype\":\"Float32\",\"shape\":[1],\"data\":\"AACAPw==\"}", JsonSerializer.Serialize(Tensor.Ones(1)));
    }

    [Fact]
    public void Records_of_tensors_come_back_with_and_without_reflection()
    {
        var model = new Model(Tensor.Normal(new Key(1), 2, 3), new(Tensor.Ones(2)), null, new Key(5), new(1, 2), [Tensor.Of(1f), Tensor.Zeros(2)]);
        string text = JsonSerializer.Serialize(model), compiled = JsonSerializer.Serialize(model, Compiled.Default.Model);
        Assert.Equal(text, compiled);
        Assert.All(new[] { JsonSerializer.Deserialize<Model>(text)!, JsonSerializer.Deserialize(text, Compiled.Default.Model)! }, back =>
        {
            Assert.True(Tree.AllClose(model, back, 0, 0));
            Assert.Equal((model.Key, model.Size, model.Bias), (back.Key, back.Size, back.Bias));
        });
        Assert.Equal(text, JsonSerializer.Serialize<object>(model));
        Assert.Equal(JsonSerializer.Serialize(model.Weight), JsonSerializer.Serialize<object>(model.Weight));
    }

    [Fact]
    public void A_tensor_at_several_places_is_read_as_several_and_tied_again_by_a_model()
    {
        var x = Tensor.Of([1f, 2]);
        var model = new Model(x, new(Tensor.Ones(2)), x, new Key(5), new(1), [x, Tensor.Zeros(2)]);
        var back = Back(model);
        Assert.NotSame(back.Weight, back.Bias);
        var tied = Tree.LoadState(model, Tree.State(back));
        Assert.Same(tied.Weight, tied.Bias);
        Assert.Same(tied.Weight, tied.More[0]);
        Assert.True(Tree.AllClose(model, tied, 0, 0));
    }

    [Fact]
    public void What_cannot_come_back_is_refused_and_Bson_named()
    {
        var chain = Chain(Dense(2, 3, Relu), Dense(3, 1)).Build(1);
        object[] refused = [chain, new Adam().Setup(chain), Train.Start(chain, new Adam(), new Key(1)), new OptimiserChain(new Adam()), MaxPool((2, 2))];
        Assert.All(refused, x => Assert.Contains("Bson.Save", Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize(x)).Message,
            StringComparison.Ordinal));
        Assert.Contains("Bson.Save", Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize<ILayer>(Flatten())).Message, StringComparison.Ordinal);
        Assert.Contains("Bson.Load", Assert.Throws<NotSupportedException>(() => JsonSerializer.Deserialize<Chain>("[{},{}]")).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", "no shape"), InlineData("[1, 2]", "no shape"), InlineData("{\"shape\": [2]}", "dtype is")]
    [InlineData("{\"shape\": [2], \"dtype\": \"Float32\"}", "no data"), InlineData("{\"shape\": [2], \"dtype\": \"Float3\", \"data\": \"\"}",
        "dtype is Float3")]
    [InlineData("{\"shape\": [2], \"dtype\": \"Float32\", \"data\": \"AACAPw==\"}", "4 bytes where Float32 (2,) has 8")]
    [InlineData("{\"shape\": [-2], \"dtype\": \"Float32\", \"data\": \"\"}", "a size of -2"), InlineData("{\"shape\": 2}", "is no shape")]
    public void Text_that_is_no_tensor_is_refused(string text, string why) =>
        Assert.Contains(why, Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Tensor>(text)).Message, StringComparison.Ordinal);

    [Theory, InlineData("42"), InlineData("\"x\""), InlineData("{}")]
    public void Text_that_is_no_key_is_refused(string text) => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Key>(text));

    [Fact]
    public void No_public_type_loses_what_it_holds()
    {
        var types = typeof(Tensor).Assembly.GetExportedTypes().Concat(typeof(Device).Assembly.GetExportedTypes())
            .Where(t => !(t.IsAbstract && t.IsSealed) && !others.Any(other => t.IsAssignableTo(other)))
            .Select(t => t.IsGenericTypeDefinition ? Closed(t) : t).OfType<Type>().ToArray();
        Assert.True(types.Length > 100);
        string[] losing = [.. types.Where(Loses).Select(t => t.Name)];
        Assert.True(losing.Length == 0, string.Join(" ", losing));
        Assert.All(typeof(Tensor).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Tensor))), t => Assert.Equal(typeof(TensorJson),
            t.GetCustomAttribute<JsonConverterAttribute>()?.ConverterType));
    }

    private static Type? Closed(Type open)
    {
        try
        {
            return open.MakeGenericType([.. open.GetGenericArguments().Select(_ => typeof(Tensor))]);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Whether a type is written, and not by a converter, without some field of it or without its run-time type.</summary>
    private static bool Loses(Type type)
    {
        JsonTypeInfo json;
        try
        {
            json = JsonSerializerOptions.Default.GetTypeInfo(type);
        }
        catch (Exception e) when (e is NotSupportedException or InvalidOperationException)
        {
            return false;
        }
        if (json.Kind == JsonTypeInfoKind.None) return false;
        if (type.IsInterface || type.IsAbstract) return true;
        if (json.Kind == JsonTypeInfoKind.Enumerable) return true;
        var kept = json.Properties.Where(p => p.Get is not null && (p.Set is not null || p.AssociatedParameter is not null)).Select(p => p.Name).ToHashSet();
        return Fields(type).Any(f => !(f.Name.StartsWith('<') && kept.Contains(f.Name[1..f.Name.IndexOf('>', StringComparison.Ordinal)])));
    }

    private static IEnumerable<FieldInfo> Fields(Type? type) => type is null || type == typeof(object) ? [] :
        type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly).Concat(Fields(type.BaseType));
}
