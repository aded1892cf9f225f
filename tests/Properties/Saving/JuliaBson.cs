using MongoDB.Bson;

namespace Flux.Properties.Saving;

/// <summary>Values of Julia's as BSON.jl lowers them, by the description of its format: what files of models are built of in the tests.</summary>
internal static class JuliaBson
{
    internal static BsonDocument Datatype(string module, string name, params BsonValue[] parameters) =>
        new() { ["tag"] = "datatype", ["name"] = new BsonArray(module.Split('.').Append(name)), ["params"] = new BsonArray(parameters) };

    internal static BsonDocument Array(BsonDocument type, BsonValue data, params long[] sizes) =>
        new() { ["tag"] = "array", ["type"] = type, ["size"] = new BsonArray(sizes), ["data"] = data };

    internal static BsonDocument Struct(BsonValue type, BsonValue data) => new() { ["tag"] = "struct", ["type"] = type, ["data"] = data };

    internal static BsonDocument Struct(string module, string name, params BsonValue[] fields) => Struct(Datatype(module, name), new BsonArray(fields));

    internal static BsonDocument Reference(long i) => new() { ["tag"] = "backref", ["ref"] = i };

    internal static BsonDocument Symbol(string name) => new() { ["tag"] = "symbol", ["name"] = name };

    internal static BsonDocument Tuple(params BsonValue[] data) => new() { ["tag"] = "tuple", ["data"] = new BsonArray(data) };

    /// <summary>A tuple of whole numbers.</summary>
    internal static BsonDocument Sizes(params int[] numbers) => Tuple([.. numbers.Select(n => (BsonValue)(long)n)]);

    /// <summary>A named tuple; the types of its members, which nobody needs, are left open.</summary>
    internal static BsonDocument Named(params (string Name, BsonValue Value)[] fields) => Struct(
        Datatype("Core", "NamedTuple", Tuple([.. fields.Select(field => (BsonValue)Symbol(field.Name))]),
            Datatype("Core", "Tuple", [.. fields.Select(_ => (BsonValue)Datatype("Core", "Any"))])),
        new BsonArray(fields.Select(field => field.Value)));

    /// <summary>The numbers of a tensor.</summary>
    internal static BsonDocument Of(Tensor x) => Array(Datatype("Core", $"{x.DType}"), x.ToBytes(), [.. x.Shape.Select(n => (long)n)]);

    /// <summary>A single Float32, which is a struct of its bits.</summary>
    internal static BsonDocument Float32(float x) => Struct(Datatype("Core", "Float32"), BitConverter.GetBytes(x));

    /// <summary>A function by its name: NNlib and relu.</summary>
    internal static BsonDocument Function(string module, string name) => Struct(module, $"#{name}");

    /// <summary>A struct of Flux's.</summary>
    internal static BsonDocument Flux(string type, params BsonValue[] fields) => Struct("Flux", type, fields);

    internal static BsonDocument Chain(params BsonValue[] layers) => Flux("Chain", Tuple(layers));

    internal static BsonDocument Identity => Function("Base", "identity");

    internal static BsonValue Nothing => BsonNull.Value;

    /// <summary>The same value as a machine of 32 bits writes it, whose Int is Int32: sizes, references, numbers and parameters of types.</summary>
    internal static BsonValue Narrow(BsonValue value) => value switch
    {
        BsonInt64 number => (int)number.Value,
        BsonArray list => new BsonArray(list.Select(Narrow)),
        BsonDocument document => new BsonDocument(document.Select(element => new BsonElement(element.Name, Narrow(element.Value)))),
        _ => value,
    };

    /// <summary>Writes named values, and what is referred to if anything is.</summary>
    internal static void Write(string path, BsonDocument values) => File.WriteAllBytes(path, values.ToBson());
}
