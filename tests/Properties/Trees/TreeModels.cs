using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;

namespace Flux.Properties.Trees;

/// <summary>A model in the tests: an open hierarchy, so that members dispatch on run-time types.</summary>
public interface IPart;

/// <summary>A layer like Dense: nullable bias, function, number, text, statistics.</summary>
public sealed record Affine(Tensor Weight, Tensor? Bias, NonTrainable Seen, Func<Tensor, Tensor> Activation, double Slope, string Name) : IPart;

/// <summary>Parts one after another, with names if there are any.</summary>
public sealed record Series(ImmutableArray<IPart> Parts, ImmutableArray<string> Names) : IPart, INamedParts
{
    string? INamedParts.NameOf(int index) => Names.IsDefaultOrEmpty ? null : Names[index];
}

/// <summary>Parts by name.</summary>
public sealed record Table(ImmutableDictionary<string, IPart?> Parts) : IPart;

/// <summary>A tuple, an array and a recursive member.</summary>
public sealed record Mixed((Tensor First, int Second) Pair, Tensor[] Many, Mixed? Inner) : IPart;

/// <summary>A part without tensors.</summary>
public sealed record Pause(int Length, DayOfWeek Day) : IPart;

/// <summary>Nested models of every kind above, for FsCheck.</summary>
public static class Models
{
    private static readonly string[] names = ["a", "b", "c", "d"];

    public static Arbitrary<IPart> Parts() => Gen.Sized(Part).ToArbitrary();

    /// <summary>Small vectors of numbers between -2 and 2.</summary>
    public static Gen<Tensor> Tensors =>
        from length in Gen.Choose(1, 3)
        from numbers in Gen.ArrayOf(Gen.Choose(-8, 8).Select(i => i / 4f), length)
        select Tensor.Of(numbers);

    private static Gen<IPart> Part(int size) => size < 2
        ? Gen.OneOf(Affines, Mixeds(0), Pauses)
        : Gen.OneOf(Affines, Mixeds(2), Pauses, SeriesOf(size / 3), TableOf(size / 3));

    private static Gen<IPart> Affines =>
        from weight in Tensors
        from bias in Tensors
        from hasBias in Gen.Elements(true, false)
        from seen in Tensors
        from slope in Gen.Choose(-5, 5)
        select (IPart)new Affine(weight, hasBias ? bias : null, new(seen), Prelude.Tanh, slope / 2.0, "affine");

    private static Gen<IPart> Pauses => from n in Gen.Choose(0, 9) select (IPart)new Pause(n, DayOfWeek.Friday);

    private static Gen<IPart> Mixeds(int depth) => Nested(depth).Select(mixed => (IPart)mixed);

    private static Gen<Mixed> Nested(int depth) =>
        from first in Tensors
        from second in Gen.Choose(0, 9)
        from count in Gen.Choose(0, 2)
        from many in Gen.ArrayOf(Tensors, count)
        from inner in depth > 0 ? Nested(depth - 1).Select(m => (Mixed?)m) : Gen.Constant((Mixed?)null)
        select new Mixed((first, second), many, inner);

    private static Gen<IPart> SeriesOf(int size) =>
        from count in Gen.Choose(0, 3)
        from parts in Gen.ArrayOf(Part(size), count)
        from named in Gen.Elements(true, false)
        select (IPart)new Series([.. parts], named ? [.. names[..count]] : []);

    private static Gen<IPart> TableOf(int size) =>
        from count in Gen.Choose(0, 3)
        from parts in Gen.ArrayOf(Part(size), count)
        select (IPart)new Table(parts.Select((part, i) => (part, i)).ToImmutableDictionary(p => names[p.i], p => p.i == 2 ? null : (IPart?)p.part));
}
