using System.Collections.Immutable;
using Xunit;

namespace Flux.Properties.Optimisers;

/// <summary>Rules that look at all gradients at once, as a user writes them.</summary>
public sealed class UserRuleTests
{
    private static readonly (Tensor A, Tensor B) Model = (Tensor.Of([1.0, 2.0]), Tensor.Of([3.0]));
    private static readonly (Tensor A, Tensor B) Gradient = (Tensor.Of([2.0, -3.0]), Tensor.Of([6.0])); // of norm 7

    /// <summary>All gradients over their common norm (normalised gradient descent, in a chain with Descent).</summary>
    private sealed record Normalised : Rule<NoState>
    {
        public override bool SeesAll => true;

        public override NoState Init(Tensor x) => default;

        public override (NoState State, Tensor Delta) Apply(NoState state, Tensor x, Tensor dx, StepInfo info) => (state, dx / Norm([dx]));

        public override ImmutableArray<(object State, Tensor Delta)> ApplyAll(ImmutableArray<ArrayStep> arrays)
        {
            var norm = Norm(arrays.Select(array => array.Gradient));
            return [.. arrays.Select(array => (array.State, array.Gradient / norm))];
        }

        private static Tensor Norm(IEnumerable<Tensor> gradients) =>
            Prelude.Sqrt(gradients.Select(dx => Prelude.Square(dx).Sum()).Aggregate((sum, square) => sum + square));
    }

    /// <summary>A rule that meets the gradients of the step before, zeros at first.</summary>
    private sealed record Delayed(Rule Rule) : Rule<Delayed.State>
    {
        public sealed record State(Tensor Before, object Inner);

        public override bool SeesAll => Rule.SeesAll;

        public override State Init(Tensor x) => new(x.ZerosLike(), Rule.InitState(x));

        public override (State State, Tensor Delta) Apply(State state, Tensor x, Tensor dx, StepInfo info)
        {
            var (inner, delta) = Rule.ApplyOne(state.Inner, x, state.Before, info);
            return (new(dx, inner), delta);
        }

        public override ImmutableArray<(object State, Tensor Delta)> ApplyAll(ImmutableArray<ArrayStep> arrays)
        {
            var applied = Rule.ApplyAll([.. arrays.Select(array => array with { State = ((State)array.State).Inner, Gradient = ((State)array.State).Before })]);
            return [.. applied.Zip(arrays, (inner, array) => ((object)new State(array.Gradient, inner.State), inner.Delta))];
        }

        public override Rule Within(Func<Rule, Rule> change) => this with { Rule = change(Rule) };
    }

    [Fact]
    public void A_rule_that_sees_all_gradients_divides_them_by_one_norm()
    {
        var (alone, _) = new Normalised().Setup(Model).Update(Model, Gradient);
        Assert.True(alone.A.AllClose(Tensor.Of([1 - 2.0 / 7, 2 + 3.0 / 7]), 1e-12) && alone.B.AllClose(Tensor.Of([3 - 6.0 / 7]), 1e-12), $"{alone}");
        var (chained, _) = new OptimiserChain(new Normalised(), new Descent(0.7)).Setup(Model).Update(Model, Gradient);
        Assert.True(chained.A.AllClose(Tensor.Of([0.8, 2.3]), 1e-12) && chained.B.AllClose(Tensor.Of([2.4]), 1e-12), $"{chained}");
    }

    [Fact]
    public void A_rule_around_another_hands_all_gradients_on()
    {
        var optimiser = new Delayed(new OptimiserChain(new Normalised(), new Descent(0.7))).Setup(Model);
        (var same, optimiser) = optimiser.Update(Model, Gradient);
        Assert.True(double.IsNaN(same.B.Scalar())); // nothing came before: 0 / 0
        var (moved, _) = optimiser.Update(Model, (Tensor.Of([1.0, 1]), Tensor.Of([1.0])));
        Assert.True(moved.A.AllClose(Tensor.Of([0.8, 2.3]), 1e-12) && moved.B.AllClose(Tensor.Of([2.4]), 1e-12), $"{moved}");
    }

    [Fact]
    public void Adjusting_reaches_the_rule_within()
    {
        var optimiser = new Delayed(new OptimiserChain(new Normalised(), new Descent(0.7))).Setup(Model);
        Assert.Equal(new Delayed(new OptimiserChain(new Normalised(), new Descent(0.1))), optimiser.Adjust(0.1).Rule);
        Assert.Equal(new Delayed(new OptimiserChain(new Normalised(), new Descent(1.4))), optimiser.Adjust<Descent>(descent => new(2 * descent.Eta)).Rule);
    }

    private sealed record Signed(double Eta) : RuleWithEta<NoState>(Eta)
    {
        public override NoState Init(Tensor x) => default;

        public override (NoState State, Tensor Delta) Apply(NoState state, Tensor x, Tensor dx, StepInfo info) => (state, Eta * Prelude.Sign(dx));
    }

    [Fact]
    public void A_rule_with_a_rate_of_its_own_is_adjusted() => Assert.Equal(new Signed(0.25), new Signed(1).Setup(Model).Adjust(0.25).Rule);
}
