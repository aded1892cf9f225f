using System.Collections.Immutable;
using Xunit;

namespace Flux.Properties.Trees;

/// <summary>Lists that carry no shape, as in programs compiled ahead of time, are walked as those that do.</summary>
public sealed class ListAccessTests
{
    public sealed record Item(Tensor A, NonTrainable? B, string Name);

    private static readonly Item item = new(Tensor.Of([1f, 2]), new(Tensor.Of(3f)), "one");
    private static readonly Item?[] items = [item, item with { B = null, Name = "two" }, null, new(Tensor.Of(4f), new(Tensor.Of(5f)), "three")];

    public static TheoryData<string, Action> Lists => new()
    {
        { "array", () => Walked(items) }, { "empty array", () => Walked(Array.Empty<Item>()) }, { "no array", () => Walked<Item[]>(null!) },
        { "array of structs", () => Walked(new[] { (item.A, 1), (item.A, 2) }) },
        { "immutable array", () => Walked(ImmutableArray.Create(items)) }, { "default immutable array", () => Walked(default(ImmutableArray<Item>)) },
        { "immutable list", () => Walked(ImmutableList.Create(items)) }, { "no immutable list", () => Walked<ImmutableList<Item>>(null!) },
        { "array of lists", () => Walked(new[] { ImmutableArray.Create(items), [] }) },
    };

    [Theory, MemberData(nameof(Lists))]
    public void A_list_is_walked_as_by_its_shape(string name, Action walk) => Assert.Null(Record.Exception(walk) is { } e ? $"{name}: {e}" : null);

    /// <summary>Both walks of one list give the same data at the same paths, and the same list of what takes its place.</summary>
    private static void Walked<T>(T list)
    {
        var (shaped, shapeless) = (Shapes.Node<T>(), new ListNode<T>(ListAccess.Whole(typeof(T))!));
        Assert.Equal(Entries(shaped, list), Entries(shapeless, list));
        T twice = shaped.Map(list, Twice()), same = shapeless.Map(list, Twice());
        Assert.Equal(Entries(shaped, twice).Select(Text), Entries(shaped, same).Select(Text));
        Assert.Equal(twice?.GetType(), same?.GetType());
    }

    private static Mapping Twice() => new(Mapping.Once(x => x * 2), Mapping.Once(x => x * 3), x => x is string s ? s + s : x);

    private static List<TreeEntry> Entries<T>(Node<T> node, T list)
    {
        var detail = new Detail(deep: true);
        node.Scan(list, new(detail));
        return detail.Entries;
    }

    private static string Text(TreeEntry entry) => $"{entry.Path} {entry.Kind} {entry.Value}";

    [Theory, InlineData(typeof(List<Item>)), InlineData(typeof(ImmutableStack<Item>)), InlineData(typeof(ImmutableDictionary<string, Item>)),
        InlineData(typeof(Item[,])), InlineData(typeof(Item)), InlineData(typeof(ImmutableArray<int>))]
    public void Other_types_have_no_such_access(Type type) => Assert.Null(ListAccess.Whole(type));

    [Fact]
    public void Where_reflection_can_be_believed_shapes_are_used() => Assert.Null(ListAccess.Of(typeof(Item[])));
}
