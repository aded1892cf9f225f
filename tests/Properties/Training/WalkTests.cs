using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Training;

/// <summary>How often a training step walks the model, counted by a member that notes when it is read.</summary>
public sealed class WalkTests
{
    private sealed class Counter
    {
        public int Walks;
    }

    /// <summary>A model whose walks are counted; its own function reads the tensor without a note.</summary>
    private sealed class Noted(Tensor w, Counter counter)
    {
        private readonly Tensor _w = w;

        public Tensor W
        {
            get
            {
                Counter.Walks++;
                return _w;
            }
        }

        public Counter Counter => counter;

        public Tensor Loss(Tensor x) => Sum(Square(_w * x));
    }

    private static readonly Tensor x = Tensor.Of([1f, 2f]);

    [Fact]
    public void A_step_of_training_walks_the_model_four_times()
    {
        var counter = new Counter();
        var state = Train.Start(new Noted(x, counter), new Adam(), new Key(1));
        for (int step = 0; step < 3; step++)
        {
            counter.Walks = 0;
            (state, _) = Train.Step(state, x, (m, batch, _) => (m.Loss(batch), m));
            Assert.Equal(4, counter.Walks);
        }
    }

    [Fact]
    public void A_loop_of_ones_own_walks_the_model_four_times_and_the_gradient_twice()
    {
        var counter = new Counter();
        var model = new Noted(x, counter);
        var optimiser = new Adam().Setup(model);
        counter.Walks = 0;
        var (loss, gradient) = Ad.ValueAndGradient(m => m.Loss(x), model);
        optimiser.Update(model, gradient, loss);
        Assert.Equal(6, counter.Walks);
    }
}
