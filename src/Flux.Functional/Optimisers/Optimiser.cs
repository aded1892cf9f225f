using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Flux;

/// <summary>
/// A rule together with its state for one model, as a value: Flux's opt_state. A tree, so it is saved and moved like a model. A tensor that sat at several
/// places of the model when the optimiser was set up is one array: its gradients are summed, it has one state, and it stays the same at all its places.
/// </summary>
/// <param name="Rule">The rule of every array that has none of its own.</param>
/// <param name="Step">Steps taken.</param>
/// <param name="Slots">One per trainable array, in the order of <see cref="Tree.Leaves"/>.</param>
/// <param name="Outline">The shapes of the model.</param>
/// <example>
/// <code>
/// Chain model = Chain(("body", Dense(2, 4, Relu)), ("head", Dense(4, 1))).Build(1);
/// var optimiser = new Adam().Setup(model).Freeze(m => m["body"]);
/// var gradient = Ad.Gradient(m => Sum(m.Forward(Tensor.Ones(2, 3))), model);
/// (model, optimiser) = optimiser.Update(model, gradient);
/// Console.WriteLine(optimiser.Adjust(1e-4));
/// </code>
/// </example>
[JsonConverter(typeof(BsonOnly))]
[TypeFormatterSource(typeof(PrintedForm))]
public sealed partial record Optimiser<M>(Rule Rule, long Step, ImmutableArray<Slot> Slots, ModelOutline<M> Outline) : IWalked where M : notnull
{
    object IWalked.Map(Mapping m) => new Optimiser<M>(m.Member(Rule), m.Member(Step), m.Member(Slots), Outline);

    void IWalked.Scan(Scan s)
    {
        s.Member(nameof(Rule), Rule);
        s.Member(nameof(Step), Step);
        s.Member(nameof(Slots), Slots);
    }

    internal static Optimiser<M> Start(Rule rule, M model)
    {
        var slots = Tree.Places(model).Select(place =>
            new Slot(place.Path, place.Value.Shape, place.TiedTo is null ? rule.InitState(place.Value) : default(NoState), null, 0, false, place.TiedTo));
        return new(rule, 0, [.. slots], new(model));
    }

    /// <summary>
    /// The model one step on, and the optimiser for the next step. Trainable arrays move by the rule; everything else is the given model's, so that the
    /// successor of a training pass (with its running statistics) is what to give.
    /// </summary>
    /// <exception cref="TreeException">Model and gradient differ in structure.</exception>
    /// <exception cref="ArgumentException">
    /// Arrays of the model or the gradient are not those this optimiser was set up for, of another shape, or not tied any more.
    /// </exception>
    public (M Model, Optimiser<M> Next) Update(M model, M gradient, Tensor? loss = null)
    {
        var (xs, dxs) = Tree.Aligned("Optimiser.Update", model, gradient);
        return UpdateFlat(xs, dxs.ToArray(), loss is null ? double.NaN : loss.Scalar());
    }

    /// <summary>The same on a flat model and a flat gradient by places.</summary>
    internal (M Model, Optimiser<M> Next) UpdateFlat(Flat<M> model, Tensor[] gradient, double loss)
    {
        Tensor[] xs = model.ToArray(), dxs = [.. gradient];
        Check(model.Tree, xs, dxs);
        for (int i = 0; i < xs.Length; i++)
        {
            if (Slots[i].TiedTo is { } first) dxs[first] += dxs[i];
        }

        var slots = Slots.ToBuilder();
        foreach (var (i, (state, x)) in Stepped(xs, dxs, loss))
        {
            xs[i] = x;
            slots[i] = Slots[i] with { State = state, Step = Slots[i].Step + 1 };
        }
        for (int i = 0; i < xs.Length; i++) xs[i] = xs[Slots[i].TiedTo ?? i];
        return (model.Unflatten(xs), this with { Step = Step + 1, Slots = slots.ToImmutable() });
    }

    /// <summary>
    /// The next states and arrays of all slots that move, by number: each by itself, or together with those of its rule where the rule sees all.
    /// </summary>
    private IEnumerable<(int Slot, (object State, Tensor X) Result)> Stepped(Tensor[] xs, Tensor[] dxs, double loss)
    {
        List<int>? together = null;
        for (int i = 0; i < Slots.Length; i++)
        {
            if (Slots[i].Frozen || Slots[i].TiedTo is not null) continue;
            var rule = RuleOf(i);
            if (rule.SeesAll) (together ??= []).Add(i);
            else yield return (i, rule.StepOne(Slots[i].State, xs[i], dxs[i], new(Slots[i].Step, loss)));
        }
        foreach (var group in together?.GroupBy(RuleOf) ?? [])
        {
            var stepped = group.Key.StepAll([.. group.Select(i => new ArrayStep(Slots[i].State, xs[i], dxs[i], new(Slots[i].Step, loss)))]);
            foreach (var result in group.Zip(stepped)) yield return result;
        }
    }

    private Rule RuleOf(int slot) => Slots[slot].Rule ?? Rule;

    private void Check(M model, Tensor[] xs, Tensor[] dxs)
    {
        if (xs.Length != Slots.Length) throw Mismatch(model);
        for (int i = 0; i < xs.Length; i++)
        {
            var slot = Slots[i];
            if (xs[i].Shape != slot.Shape) throw Mismatch(model);
            if (slot.TiedTo is { } tied && (uint)tied >= (uint)Slots.Length)
            {
                throw new ArgumentException($"Optimiser.Update: {slot.Path} is tied to slot {tied} of {Slots.Length}; Setup one for this model.");
            }
            if (!slot.Frozen && xs[i].Shape != dxs[i].Shape)
            {
                throw new ArgumentException($"Optimiser.Update: {slot.Path} has shape {xs[i].Shape}, its gradient {dxs[i].Shape}; equal shapes would fit.");
            }
            if (slot.TiedTo is { } first && xs[i] != xs[first] && !xs[i].AllClose(xs[first], 0, 0))
            {
                throw new ArgumentException(
                    $"Optimiser.Update: {Slots[first].Path} and {slot.Path} were one tensor when this optimiser was set up and are different numbers now; " +
                    "Setup one for this model, or make them one again.");
            }
        }
    }

    private ArgumentException Mismatch(M model)
    {
        string[] own = [.. Slots.Select(slot => $"{slot.Path} {slot.Shape}")];
        string[] other = [.. Tree.Places(model).Select(place => $"{place.Path} {place.Value.Shape}")];
        return new(
            $"Optimiser.Update: the model is not the one this optimiser was set up for: only the model has {Listed(other.Except(own))}; " +
            $"only the optimiser has {Listed(own.Except(other))}. " +
            "Setup one for this model.");
    }

    private static string Listed(IEnumerable<string> arrays)
    {
        string[] all = [.. arrays];
        return all.Length == 0 ? "none" : string.Join(", ", all.Take(5)) + (all.Length > 5 ? $" and {all.Length - 5} more" : "");
    }

    /// <summary>The rule, the steps taken and the number of arrays.</summary>
    public override string ToString() =>
        $"Optimiser({Rule}, step {Step}, {Slots.Length} arrays{Counted("tied", slot => slot.TiedTo is not null)}{Counted("frozen", slot => slot.Frozen)})";

    private string Counted(string what, Func<Slot, bool> which) => Slots.Count(which) is > 0 and int count ? $", {count} {what}" : "";
}
