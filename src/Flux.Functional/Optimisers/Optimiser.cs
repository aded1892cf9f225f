using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Flux;

/// <summary>
/// A rule with its state for one model (Flux's opt_state), a value and a tree: <c>(model, optimiser) = optimiser.Update(model, gradient)</c>. Made by
/// <see cref="Rule.Setup"/>.
/// </summary>
/// <param name="Rule">The rule of every tensor that has none of its own.</param>
/// <param name="Step">Updates made.</param>
/// <param name="Leaves">The state of every trainable tensor, in the order of <see cref="Tree.Map{T}(T, Func{Tensor, Tensor})"/>.</param>
/// <param name="Outline">Where these tensors are.</param>
public sealed record Optimiser<M>(Rule Rule, long Step, ImmutableArray<OptimiserLeaf> Leaves, Outline<M> Outline) where M : notnull
{
    internal static Optimiser<M> Of(Rule rule, M model)
    {
        var leaves = ImmutableArray.CreateBuilder<OptimiserLeaf>();
        Tree.Fold(model, leaves, (all, x) =>
        {
            all.Add(new(rule.InitBoxed(x)));
            return all;
        });
        return new(rule, 0, leaves.ToImmutable(), new(model));
    }

    /// <summary>The model one step further. <see cref="NonTrainable"/> and frozen parts are the given model's.</summary>
    /// <param name="model">The model; from a forward pass that changes it, the successor.</param>
    /// <param name="gradient">The gradient, of the model's type.</param>
    /// <param name="loss">The loss, for rules that ask for it.</param>
    /// <exception cref="TreeException">The model and the gradient differ in structure.</exception>
    /// <exception cref="ArgumentException">A tensor and its gradient differ in shape, or the optimiser was set up for another model.</exception>
    public (M Model, Optimiser<M> Next) Update(M model, M gradient, Tensor? loss = null)
    {
        var info = new StepInfo(Step, loss?.Scalar() ?? double.NaN);
        var next = new OptimiserLeaf[Leaves.Length];
        int i = 0;
        var moved = Tree.Zip(model, gradient, (x, dx) =>
        {
            var (leaf, y) = Moved(i, x, dx, info);
            next[i++] = leaf;
            return y;
        });
        if (i != next.Length) throw Foreign(i);
        return (moved, this with { Step = Step + 1, Leaves = ImmutableCollectionsMarshal.AsImmutableArray(next) });
    }

    /// <summary>Another learning rate in every rule that has one.</summary>
    /// <exception cref="InvalidOperationException">No rule has one.</exception>
    public Optimiser<M> Adjust(double eta) => Changed($"Adjust({eta})", "a learning rate", rule => rule.WithEta(eta));

    /// <summary>A change to every rule of one kind, in chains too: <c>Adjust((Adam adam) => adam with { Beta1 = 0.8 })</c>.</summary>
    /// <exception cref="InvalidOperationException">There is no rule of that kind.</exception>
    public Optimiser<M> Adjust<R>(Func<R, R> change) where R : Rule =>
        Changed("Adjust", $"the type {typeof(R).Name}", rule => rule is R one ? change(one) : null);

    /// <summary>The tensors at some paths stay as they are.</summary>
    /// <exception cref="ArgumentException">No path fits.</exception>
    public Optimiser<M> Freeze(Func<TreePath, bool> where) => Marked(nameof(Freeze), At(where), leaf => leaf with { Frozen = true });

    /// <summary>The tensors of a part of the model stay as they are: <c>Freeze(m => m.Encoder)</c>.</summary>
    /// <exception cref="ArgumentException">The part holds no trainable tensor of the model.</exception>
    public Optimiser<M> Freeze(Func<M, object> part) => Marked(nameof(Freeze), Outline.Within(part), leaf => leaf with { Frozen = true });

    /// <summary>Nothing is frozen.</summary>
    public Optimiser<M> Thaw() => this with { Leaves = [.. Leaves.Select(leaf => leaf with { Frozen = false })] };

    /// <summary>Another rule for the tensors of a part of the model: <c>Use(m => m.Head, new Adam(0.01), model)</c>.</summary>
    /// <param name="where">The paths.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="model">The model, from whose tensors the rule's states start.</param>
    /// <exception cref="ArgumentException">No path fits.</exception>
    public Optimiser<M> Use(Func<TreePath, bool> where, Rule rule, M model) => throw new NotSupportedException();

    private (OptimiserLeaf Leaf, Tensor X) Moved(int i, Tensor x, Tensor dx, StepInfo info)
    {
        if (i >= Leaves.Length) throw Foreign(i + 1);
        var leaf = Leaves[i];
        if (leaf.Frozen) return (leaf, x);
        if (x.Shape != dx.Shape)
        {
            throw new ArgumentException($"Optimiser.Update: {Outline.Paths[i]} has shape {x.Shape}, its gradient {dx.Shape}; equal shapes would fit.");
        }
        var (state, y) = (leaf.Own ?? Rule).StepBoxed(leaf.State, x, dx, info);
        return (leaf with { State = state }, y);
    }

    private Optimiser<M> Changed(string operation, string wanted, Func<Rule, Rule?> change)
    {
        bool found = false;
        var changed = this with
        {
            Rule = Rule.Each(Change),
            Leaves = [.. Leaves.Select(leaf => leaf.Own is { } own ? leaf with { Own = own.Each(Change) } : leaf)],
        };
        return found ? changed : throw new InvalidOperationException($"Optimiser.{operation}: {Rule} has no part with {wanted}.");

        Rule Change(Rule rule)
        {
            var other = change(rule);
            found |= other is not null;
            return other ?? rule;
        }
    }

    private ImmutableArray<bool> At(Func<TreePath, bool> where) => [.. Outline.Paths.Select(where)];

    private Optimiser<M> Marked(string operation, ImmutableArray<bool> chosen, Func<OptimiserLeaf, OptimiserLeaf> change) => chosen.Contains(true)
        ? this with { Leaves = [.. Leaves.Zip(chosen, (leaf, yes) => yes ? change(leaf) : leaf)] }
        : throw new ArgumentException($"Optimiser.{operation}: no trainable tensor fits; there are {string.Join(", ", Outline.Paths)}.");

    private ArgumentException Foreign(int met) => new(
        $"Optimiser.Update: the model has {(met > Leaves.Length ? "more than " + Leaves.Length : met)} trainable tensors, the optimiser was set up for {Leaves.Length}; Setup of this model would fit.");
}
