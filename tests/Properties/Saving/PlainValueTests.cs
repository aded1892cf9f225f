using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using MongoDB.Bson;
using MongoDB.Bson.Serialization;
using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Saving;

/// <summary>What a file keeps of what stands beside tensors: whatever is saved comes back to the bit, or is refused by its place.</summary>
public sealed class PlainValueTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("flux").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string At => Path.Combine(folder, "tree.bson");

    [Flags]
    public enum Parts { None = 0, Left = 1, Right = 2 }

    public enum Far : ulong { Near, Away = ulong.MaxValue }

    public sealed record Member<T>(T Value, Tensor W);

    /// <summary>Names that BSON.jl uses itself, and their neighbours.</summary>
    public sealed record Reserved<T>(T tag, T type, Tensor data, T size, T value, T tree, T _backrefs, T flux_schema);

    public readonly record struct Small<T>(T Value);

    /// <summary>Values of one type: each is saved, and loaded into a tree of each.</summary>
    public abstract record Kind(string Name)
    {
        public abstract void AssertKept(string path);
        public override string ToString() => Name;
    }

    private sealed record Kind<T>(params T[] Values) : Kind(typeof(T).Name) where T : notnull
    {
        private static readonly Tensor w = Tensor.Of([1f, 2]);

        public override void AssertKept(string path)
        {
            foreach (var (value, like) in Values.SelectMany(value => Values.Append(default!).Where(x => x is not null).Select(like => (value, like))))
            {
                AssertShape(value, like);
                AssertShape((value, w, value), (like, w, like));
                AssertShape(new Member<T>(value, w), new(like, w));
                AssertShape(new Member<Small<T>>(new(value), w), new(new(like), w));
                AssertShape(new Reserved<T>(value, value, w, value, value, value, value, value), new(like, like, w, like, like, like, like, like));
                AssertShape<Member<ImmutableArray<T>>>(new([value, value], w), new([like, like], w));
                AssertShape(Keyed("tag", value), Keyed("tag", like));
                AssertShape(Keyed("a", Keyed("tag", value)), Keyed("a", Keyed("tag", like)));
            }

            void AssertShape<S>(S saved, S like) where S : notnull
            {
                Bson.Save(path, saved);
                Assert.Equal(BsonTree.Size(Bson.Document(saved)), new FileInfo(path).Length);
                var back = Bson.Load(path, like);
                Assert.Equal(Data(saved), Data(back));
                Assert.True(Tree.AllClose(saved, back, 0, 0));
            }

            static IEnumerable<object> Data<S>(S tree) => Tree.Entries(tree).Select(entry => Bits(entry.Value)).Where(value => value is not Tensor);
        }

        private static ImmutableDictionary<string, V> Keyed<V>(string key, V value) => ImmutableDictionary<string, V>.Empty.Add(key, value);

        private static object Bits(object value) => value switch
        {
            double d => BitConverter.DoubleToInt64Bits(d),
            float f => BitConverter.SingleToInt32Bits(f),
            Half h => BitConverter.HalfToInt16Bits(h),
            DateTime t => (t.Ticks, t.Kind),
            DateTimeOffset t => (t.Ticks, t.Offset),
            decimal d => string.Join(' ', decimal.GetBits(d)),
            _ => value,
        };
    }

    public static TheoryData<Kind> Kinds() =>
    [
        new Kind<bool>(true, false), new Kind<sbyte>(sbyte.MinValue, 1), new Kind<byte>(0, byte.MaxValue), new Kind<short>(short.MinValue, 2),
        new Kind<ushort>(ushort.MaxValue), new Kind<int>(int.MinValue, int.MaxValue), new Kind<uint>(uint.MaxValue),
        new Kind<long>(long.MinValue, long.MaxValue),
        new Kind<ulong>(ulong.MaxValue, long.MaxValue + 1UL, 1), new Kind<nint>(nint.MinValue, 3), new Kind<nuint>(nuint.MaxValue, 3),
        new Kind<Int128>(Int128.MinValue, Int128.MaxValue), new Kind<UInt128>(UInt128.MaxValue), new Kind<char>('x', '\0', '\ud800'),
        new Kind<float>(0.1f, float.NaN, float.NegativeInfinity, -0f, float.Epsilon, float.MaxValue),
        new Kind<double>(0.1, double.NaN, double.PositiveInfinity, -0.0, double.Epsilon, double.MaxValue), new Kind<Half>((Half)0.1, Half.NaN, Half.Epsilon),
        new Kind<decimal>(1.25m, 1.250m, -0.1m, decimal.MinValue, 1e-28m), new Kind<BigInteger>(BigInteger.Pow(-3, 201), 0),
        new Kind<Complex>(new Complex(0.1, -1e300), new Complex(double.NegativeInfinity, 0)), new Kind<string>("", "ä\0木\ud83d\ude00", "tag", "array"),
        new Kind<Key>(new Key(-5), new Key(7)), new Kind<Guid>(Guid.Parse("00112233-4455-6677-8899-aabbccddeeff"), Guid.Empty),
        new Kind<DateTime>(new DateTime(2024, 2, 29, 23, 59, 59, 999, DateTimeKind.Utc).AddTicks(1), new DateTime(1, 1, 1), DateTime.MaxValue,
            new DateTime(2024, 7, 1, 12, 0, 0, DateTimeKind.Local)),
        new Kind<DateTimeOffset>(new DateTimeOffset(2024, 1, 2, 3, 4, 5, TimeSpan.FromMinutes(-570)), DateTimeOffset.MinValue),
        new Kind<DateOnly>(new DateOnly(2024, 2, 29), DateOnly.MinValue), new Kind<TimeOnly>(new TimeOnly(23, 59, 59, 999, 999), TimeOnly.MinValue),
        new Kind<TimeSpan>(TimeSpan.MinValue, TimeSpan.MaxValue, TimeSpan.FromTicks(1)), new Kind<DayOfWeek>(DayOfWeek.Friday, DayOfWeek.Sunday),
        new Kind<Parts>(Parts.Left | Parts.Right, Parts.None, Parts.Right), new Kind<Far>(Far.Away, Far.Near),
    ];

    [Theory, MemberData(nameof(Kinds))]
    public void What_is_saved_comes_back_to_the_bit_whatever_the_shape_of_its_record(Kind kind) => kind.AssertKept(At);

    [Fact]
    public void Names_come_back_whatever_they_are()
    {
        string[] names = ["tag", @"\tag", @"\\tag", "", "a", "a.b", ".", "a.", "[0]", "value", "tree", "_backrefs", "array", "ref", "$ref", "_id",
            "ä木\ud83d\ude00", " ", "\n"];
        ImmutableDictionary<string, ImmutableDictionary<string, Tensor>> Nested(double start) => names.ToImmutableDictionary(name => name,
            outer => names.ToImmutableDictionary(name => name, inner => Tensor.Of(start + Array.IndexOf(names, outer) * 100 + Array.IndexOf(names, inner))));
        Bson.Save(At, Nested(1));
        Assert.True(Tree.AllClose(Nested(1), Bson.Load(At, Nested(0.5)), 0, 0));

        Chain Dotted(long seed) => Chain(("a", Chain(("b", Dense(2, 2)))), ("a.b", Dense(2, 2)), ("tag", Dense(2, 2))).Build(seed);
        Bson.Save(At, Dotted(1));
        Assert.True(Tree.AllClose(Dotted(1), Bson.Load(At, Dotted(2)), 0, 0));
    }

    [Theory, InlineData(1), InlineData(60), InlineData(400)]
    public void Chains_come_back_however_deep(int depth)
    {
        Chain Nested(long seed) => Enumerable.Range(0, depth).Aggregate(Chain(Dense(1, 1)).Build(seed), (inner, _) => Chain(inner).Build(seed));
        Bson.Save(At, Nested(1));
        Assert.True(Tree.AllClose(Nested(1), Bson.Load(At, Nested(2)), 0, 0));
    }

    [Fact]
    public void What_cannot_be_kept_is_refused_when_it_is_saved_and_named_by_its_place()
    {
        var w = Tensor.Ones(1);
        Bson.Save(At, new Member<int>(1, w));
        byte[] before = File.ReadAllBytes(At);
        Refused(new Member<DayOfWeek>((DayOfWeek)9999, w), "Value is 9999, which has no name in DayOfWeek; Sunday");
        Refused(new Member<string>("a\ud800", w), "Value is a text with half a character at 1");
        Refused(ImmutableDictionary<string, Tensor>.Empty.Add("a\0", w), "named with a null character");
        Refused(ImmutableDictionary<string, Tensor>.Empty.Add("\udc00", w), "half a character at 0");
        Refused(ImmutableDictionary<Twin, Tensor>.Empty.Add(new(1), w).Add(new(2), w), "twin is the name of two places");
        var deep = Enumerable.Range(0, 600).Aggregate(Chain(Dense(1, 1)).Build(1), (inner, _) => Chain(inner).Build(1));
        Refused(deep, "members deep; 990 would fit");

        void Refused<T>(T tree, string why) where T : notnull
        {
            string met = Assert.Throws<NotSupportedException>(() => Bson.Save(At, tree)).Message;
            Assert.Contains(why, met, StringComparison.Ordinal);
            Assert.StartsWith("Bson.Save: ", met, StringComparison.Ordinal);
            Assert.Equal(before, File.ReadAllBytes(At));
        }
    }

    /// <summary>Keys that are different and print alike.</summary>
    public sealed record Twin(int Number)
    {
        public override string ToString() => "twin";
    }

    public static TheoryData<string, Action<BsonDocument>, string> Foreign() => new()
    {
        { "a fraction for an int", tree => tree["Int"] = 2.5, "Int is 2.5 in the file, a Int32 would fit" },
        { "a double for an int", tree => tree["Int"] = 2.0, "Int is 2 in the file, a Int32 would fit" },
        { "an int too large", tree => tree["Int"] = 1L << 40, "Int is " },
        { "a byte below zero", tree => tree["Byte"] = -1L, "Byte is " },
        { "a double that no float has", tree => tree["Float"] = 0.1, "Float is 0.1 in the file, a Single would fit" },
        { "an int that no float has", tree => tree["Float"] = 16777217, "Float is 16777217 in the file" },
        { "a double beyond floats", tree => tree["Float"] = 1e300, "Float is 1E+300 in the file" },
        { "a number for a truth value", tree => tree["On"] = 1, "On is 1 in the file, a Boolean would fit" },
        { "a number for an enum", tree => tree["Day"] = "9999", "Day is 9999 in the file, a DayOfWeek would fit" },
        { "another enum", tree => tree["Day"] = "Doomsday", "Day is Doomsday in the file" },
        { "a date that is none", tree => tree["Time"] = "yesterday", "Time is " },
        { "a truth value of 2", tree => tree["Mask"]["data"] = new byte[] { 1, 2 }, "Mask is an array of Bool with a byte of 2; 0 and 1 would fit" },
        { "a truth value of 255", tree => tree["Mask"]["data"] = new byte[] { 255, 1 }, "Mask is an array of Bool with a byte of 255" },
        { "nothing", tree => tree["Int"] = BsonNull.Value, "Int is nothing in the file" },
    };

    public sealed record Mixed(int Int, byte Byte, float Float, bool On, DayOfWeek Day, DateTime Time, Tensor Mask);

    [Theory, MemberData(nameof(Foreign))]
    public void What_does_not_fit_is_refused_when_it_is_loaded(string name, Action<BsonDocument> change, string why)
    {
        var tree = new Mixed(1, 2, 3, true, DayOfWeek.Friday, new(2024, 1, 2), Tensor.Of([true, false]));
        Bson.Save(At, tree);
        var document = BsonSerializer.Deserialize<BsonDocument>(File.ReadAllBytes(At));
        change(document["tree"].AsBsonDocument);
        File.WriteAllBytes(At, document.ToBson());
        Assert.True(Assert.Throws<FileFormatException>(() => Bson.Load(At, tree)).Message.Contains(why, StringComparison.Ordinal), name);
    }

    public sealed record Old(Tensor A, Tensor B, Tensor Mask, string Name, decimal Price, ulong Most, float Rate, int Count, char Letter, bool On,
        DayOfWeek Day, Key Key, DateTime At, TimeSpan Span, Guid Id);

    [Fact]
    public void Files_of_the_first_schema_load_and_take_times_from_the_program_as_they_did()
    {
        File.WriteAllBytes(At, Convert.FromBase64String(FirstSchema));
        var (zero, time, id) = (Tensor.Zeros(2), new DateTime(2000, 1, 1), Guid.NewGuid());
        var like = new Old(zero, zero, Tensor.Of([false, false]), "", 0, 0, 0, 0, 'a', false, 0, new(0), time, TimeSpan.Zero, id);
        var loaded = Bson.Load(At, like);
        Assert.Equal([1f, 2], loaded.A.ToArray());
        Assert.Same(loaded.A, loaded.B);
        Assert.Equal([1.0, 0], loaded.Mask.ToDoubles());
        Assert.Equal(like with
        {
            A = loaded.A,
            B = loaded.B,
            Mask = loaded.Mask,
            Name = "a",
            Price = 1.25m,
            Most = ulong.MaxValue,
            Rate = 0.1f,
            Count = 3,
            Letter = 'x',
            On = true,
            Day = DayOfWeek.Friday,
            Key = new(5),
        }, loaded);
        var document = BsonSerializer.Deserialize<BsonDocument>(File.ReadAllBytes(At));
        document["flux_schema"] = 2L;
        File.WriteAllBytes(At, document.ToBson());
        Assert.Contains("At is missing; Span is missing; Id is missing", Assert.Throws<FileFormatException>(() => Bson.Load(At, like)).Message,
            StringComparison.Ordinal);
    }

    /// <summary>An <see cref="Old"/> as the library wrote it when times came from the program.</summary>
    private const string FirstSchema =
        "EAIAABJmbHV4X3NjaGVtYQABAAAAAAAAAAN0cmVlAFABAAADQQAjAAAAAnRhZwAIAAAAYmFja3JlZgAScmVmAAEAAAAAAAAAAANCACMAAAACdGFnAAgAAABiYWNrcmVmABJyZWYAAQAA" +
        "AAAAAAAAA01hc2sAhAAAAAJ0YWcABgAAAGFycmF5AAN0eXBlAEcAAAACdGFnAAkAAABkYXRhdHlwZQAEbmFtZQAdAAAAAjAABQAAAENvcmUAAjEABQAAAEJvb2wAAARwYXJhbXMABQAA" +
        "AAAABHNpemUAEAAAABIwAAIAAAAAAAAAAAVkYXRhAAIAAAAAAQAAAk5hbWUAAgAAAGEAAlByaWNlAAUAAAAxLjI1ABJNb3N0AP//////////AVJhdGUAAAAAoJmZuT8QQ291bnQAAwAA" +
        "ABJMZXR0ZXIAeAAAAAAAAAAIT24AAQJEYXkABwAAAEZyaWRheQASS2V5AAUAAAAAAAAAAARfYmFja3JlZnMAlQAAAAMwAI0AAAACdGFnAAYAAABhcnJheQADdHlwZQBKAAAAAnRhZwAJ" +
        "AAAAZGF0YXR5cGUABG5hbWUAIAAAAAIwAAUAAABDb3JlAAIxAAgAAABGbG9hdDMyAAAEcGFyYW1zAAUAAAAAAARzaXplABAAAAASMAACAAAAAAAAAAAFZGF0YQAIAAAAAAAAgD8AAABA" +
        "AAAA";

    [Fact]
    public void A_model_too_large_for_a_file_is_refused_before_anything_is_written()
    {
        // Sizes without numbers: nothing of 3.2 GB is allocated.
        Tensor Large(int n) => Outline.Of(DType.Float32, new(n));
        var model = (Small: Tensor.Ones(2), A: Large(400_000_000), B: Large(400_000_001));
        long before = GC.GetTotalAllocatedBytes();
        string met = Assert.Throws<NotSupportedException>(() => Bson.Save(At, model)).Message;
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 10_000_000);
        Assert.Contains("Float32 (400000001,) at Item3", met, StringComparison.Ordinal);
        Assert.Contains($"{Array.MaxLength} would fit", met, StringComparison.Ordinal);
        Assert.False(File.Exists(At));
        Assert.True(BsonTree.Size(Bson.Document((A: model.A, B: Tensor.Ones(2)))) is > 1_600_000_000 and < 1_600_001_000);
    }
}
