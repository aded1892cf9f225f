using FsCheck.Fluent;
using FsCheck.Xunit;
using Xunit;

namespace Flux.Properties.Trees;

/// <summary>Laws of trees, over generated models.</summary>
[Properties(Arbitrary = [typeof(Models)], MaxTest = 50)]
public sealed class TreeLaws
{
    private static double[][] Numbers<T>(T tree) where T : notnull => [.. Tree.Leaves(tree).Select(leaf => leaf.Value.ToDoubles())];

    [Property]
    public void Mapping_the_identity_changes_no_leaf(IPart model)
    {
        var same = Tree.Map(model, x => x);
        Assert.Equal(Tree.Leaves(model).ToArray(), Tree.Leaves(same).ToArray());
        Assert.True(Tree.SameStructure(model, same));
        Assert.Equal(Tree.Entries(model), Tree.Entries(same));
    }

    [Property]
    public void Mapping_twice_is_mapping_the_composition(IPart model)
    {
        var twice = Tree.Map(Tree.Map(model, x => x * 2), x => x + 1);
        Assert.Equal(Numbers(Tree.Map(model, x => x * 2 + 1)), Numbers(twice));
    }

    [Property]
    public void Mapping_with_paths_visits_each_leaf_under_its_own_path(IPart model)
    {
        var met = new List<(TreePath, Tensor)>();
        Tree.Map(model, (path, x) =>
        {
            met.Add((path, x));
            return x;
        });
        Assert.Equal(Tree.Leaves(model).Select(leaf => (leaf.Path, leaf.Value)), met);
    }

    [Property]
    public void Paths_are_unique(IPart model)
    {
        var paths = Tree.Entries(model).Select(entry => entry.Path.ToString()).ToArray();
        Assert.Equal(paths.Length, paths.Distinct().Count());
    }

    [Property]
    public void Zipping_two_maps_of_a_tree_is_one_map(IPart model)
    {
        var zipped = Tree.Zip(Tree.Map(model, x => x * 2), Tree.Map(model, x => x + 1), (a, b) => a - b);
        Assert.Equal(Numbers(Tree.Map(model, x => x * 2 - (x + 1))), Numbers(zipped));
    }

    [Property]
    public void Zipping_meets_the_leaves_of_both_in_order(IPart model)
    {
        var other = Tree.Map(model, x => x + 1);
        var pairs = new List<(Tensor, Tensor)>();
        Tree.Zip(model, other, (a, b) =>
        {
            pairs.Add((a, b));
            return a;
        });
        Assert.Equal(Tree.Leaves(model).Zip(Tree.Leaves(other), (a, b) => (a.Value, b.Value)), pairs);
    }

    [Property]
    public void What_is_flat_comes_back(IPart model)
    {
        var flat = Tree.Flatten(model);
        Assert.Equal(Tree.Entries(model), Tree.Entries(flat.Unflatten(flat.ToArray())));
        Assert.Equal(Tree.Entries(model).Select(entry => entry.Value).OfType<Tensor>(), Tree.Tensors(flat.UnflattenLeaves([.. flat.Trainable.All])));
    }

    [Property]
    public void A_fold_meets_the_leaves_in_order(IPart model)
    {
        var met = Tree.Fold(model, new List<Tensor>(), (list, x) => [.. list, x]);
        Assert.Equal(Tree.Leaves(model).Select(leaf => leaf.Value), met);
    }

    [Property]
    public void A_flat_vector_rebuilds_the_tree(IPart model)
    {
        var (flat, rebuild) = Tree.Destructure(model);
        Assert.Equal(Numbers(model).Sum(leaf => leaf.Length), flat.Shape.Elements);
        Assert.True(Tree.AllClose(model, rebuild(flat), 0, 0));
        Assert.True(flat.AllClose(Tree.Destructure(rebuild(flat)).Flat, 0, 0));
    }

    [Property]
    public void Casting_up_and_back_changes_nothing(IPart model)
    {
        var wide = Tree.Cast(model, DType.Float64);
        Assert.All(Tree.Entries(wide), entry => Assert.NotEqual(DType.Float32, (entry.Value as Tensor)?.DType));
        Assert.True(Tree.AllClose(model, Tree.Cast(wide, DType.Float32), 0, 0));
    }

    [Property]
    public void Rewriting_data_with_itself_changes_nothing(IPart model)
    {
        var same = Tree.Rewrite(model, (_, value) => value);
        Assert.Equal(Tree.Entries(model), Tree.Entries(same));
    }

    [Property]
    public void Rewriting_reaches_every_entry(IPart model)
    {
        var changed = Tree.Rewrite(model, (_, value) => Changed(value));
        Assert.Equal(Tree.Entries(model).Select(entry => Shown(Changed(entry.Value))), Tree.Entries(changed).Select(entry => Shown(entry.Value)));
    }

    [Property]
    public void The_gradient_of_the_sum_of_squares_is_twice_the_tree(IPart model)
    {
        var gradient = Ad.Gradient(m => Tree.Fold(m, Tensor.Of(0f), (sum, x) => sum + (x * x).Sum()), model);
        Assert.True(Tree.AllClose(Tree.Map(model, x => 2 * x), gradient));
    }

    [Property]
    public void The_gradient_through_a_flat_vector_is_the_flat_gradient(IPart model)
    {
        static Tensor Loss(IPart m) => Tree.Fold(m, Tensor.Of(0f), (sum, x) => sum * 0.5 + (x * x * x).Sum());
        var (flat, rebuild) = Tree.Destructure(model);
        Assert.True(Tree.Destructure(Ad.Gradient(Loss, model)).Flat.AllClose(Ad.Gradient(v => Loss(rebuild(v)), flat), 1e-5, 1e-6));
    }

    private static object Changed(object value) => value switch
    {
        Tensor x => x + 1,
        int i => i + 1,
        double d => d + 1,
        string s => s + "!",
        DayOfWeek day => day + 1,
        _ => value,
    };

    private static string Shown(object value) => value is Tensor x ? string.Join(' ', x.ToDoubles()) : value.ToString()!;
}
