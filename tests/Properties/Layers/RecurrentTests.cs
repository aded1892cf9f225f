using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Layers;

/// <summary>Recurrent layers against their formulas with plain numbers.</summary>
public sealed class RecurrentTests
{
    private const int Inputs = 3, Outputs = 2, Length = 4;
    private static readonly Key key = new(8);
    private static readonly Tensor x = Tensor.Normal(key[9], Inputs, Length).Cast(DType.Float64);

    private static C Exact<C>(Init<C> init) where C : notnull =>
        Tree.Cast(Tree.Map(init.Build(key), w => w + 0.1 * Tensor.Normal(key[w.Shape.Elements], [.. w.Shape])), DType.Float64);

    private static double Sigma(double v) => 1 / (1 + Math.Exp(-v));

    /// <summary>(W v)[row].</summary>
    private static double Row(Tensor w, int row, double[] v) => Enumerable.Range(0, v.Length).Sum(j => w[row, j].Scalar() * v[j]);

    private static double[] At(int t) => x[.., t].ToDoubles();

    private static double[] Unroll(Func<double[], double[], double[]> step)
    {
        var (h, ys) = (new double[Outputs], new List<double>());
        for (int t = 0; t < Length; t++) ys.AddRange(h = step(At(t), h));
        return [.. ys];
    }

    private static double[] Each(Func<int, double> f) => [.. Enumerable.Range(0, Outputs).Select(f)];

    private static void Equal(double[] expected, Tensor actual) =>
        Assert.All(expected.Zip(actual.ToDoubles()), pair => Assert.Equal(pair.First, pair.Second, 1e-12));

    [Fact]
    public void Rnn_is_its_formula()
    {
        var c = Exact(RnnCell(Inputs, Outputs));
        double[] expected = Unroll((x, h) => Each(i => Math.Tanh(Row(c.Wi, i, x) + Row(c.Wh, i, h) + c.Bias![i].Scalar())));
        Equal(expected, new Rnn(c).Forward(x));
        Equal(expected, Recurrence(c).Forward(x));
    }

    [Fact]
    public void Lstm_is_its_formula_in_the_order_input_forget_cell_output()
    {
        var cell = Exact(LstmCell(Inputs, Outputs));
        double[] c = new double[Outputs];
        double[] expected = Unroll((x, h) =>
        {
            double Gate(int part, int i) => Row(cell.Wi, part * Outputs + i, x) + Row(cell.Wh, part * Outputs + i, h) + cell.Bias![part * Outputs + i].Scalar();
            c = Each(i => Sigma(Gate(1, i)) * c[i] + Sigma(Gate(0, i)) * Math.Tanh(Gate(2, i)));
            return Each(i => Sigma(Gate(3, i)) * Math.Tanh(c[i]));
        });
        var (y, last) = new Lstm(cell).Forward(x, cell.InitialState());
        Equal(expected, y);
        Equal(expected[^Outputs..], last.H);
        Equal(c, last.C);
    }

    [Theory, InlineData(false), InlineData(true)]
    public void Gru_resets_after_the_product(bool biasProposed)
    {
        var c = Exact(GruCell(Inputs, Outputs, biasProposed: biasProposed));
        if (biasProposed) c = c with { BiasProposed = Tensor.Normal(key, [Outputs], DType.Float64) };
        double[] expected = Unroll((x, h) =>
        {
            double In(int part, int i) => Row(c.Wi, part * Outputs + i, x) + c.Bias![part * Outputs + i].Scalar();
            double Re(int part, int i) => Row(c.Wh, part * Outputs + i, h);
            return Each(i =>
            {
                double r = Sigma(In(0, i) + Re(0, i)), z = Sigma(In(1, i) + Re(1, i));
                return (1 - z) * Math.Tanh(In(2, i) + r * (Re(2, i) + (c.BiasProposed?[i].Scalar() ?? 0))) + z * h[i];
            });
        });
        Equal(expected, new Gru(c).Forward(x));
    }

    [Fact]
    public void Gru_v3_resets_before_the_product()
    {
        var c = Exact(GruV3Cell(Inputs, Outputs));
        double[] expected = Unroll((x, h) =>
        {
            double In(int part, int i) => Row(c.Wi, part * Outputs + i, x) + c.Bias![part * Outputs + i].Scalar();
            double Gate(int part, int i) => Sigma(In(part, i) + Row(c.Wh, part * Outputs + i, h));
            double[] reset = Each(i => Gate(0, i) * h[i]);
            return Each(i => (1 - Gate(1, i)) * Math.Tanh(In(2, i) + Row(c.WhProposed, i, reset)) + Gate(1, i) * h[i]);
        });
        Equal(expected, new GruV3(c).Forward(x));
    }

    [Fact]
    public void A_sequence_is_its_steps_one_by_one_and_may_be_taken_in_pieces()
    {
        var layer = Exact(Lstm(Inputs, Outputs));
        var batch = Tensor.Normal(key, Inputs, 6, 3).Cast(DType.Float64);
        var (whole, last) = layer.Forward(batch, layer.InitialState());
        var state = layer.InitialState();
        for (int t = 0; t < 6; t++)
        {
            (var y, state) = layer.Cell.Forward(batch[.., t], state);
            Assert.True(y.AllClose(whole[.., t], 1e-12, 1e-12));
        }
        var (_, half) = layer.Forward(batch[.., ..3], layer.InitialState());
        var (rest, end) = layer.Forward(batch[.., 3..], half);
        Assert.True(rest.AllClose(whole[.., 3..], 1e-12, 1e-12));
        Assert.True(Tree.AllClose(last, end, 1e-12, 1e-12));
        Assert.True(Tree.AllClose(last, state, 1e-12, 1e-12));
    }

    /// <summary>c' = c + W x, y = c' / steps so far.</summary>
    private sealed record Averager(Tensor W) : ICell<(Tensor Total, Tensor Steps)>
    {
        public (Tensor Total, Tensor Steps) InitialState() => (Tensor.Zeros(Outputs).Cast(DType.Float64), Tensor.Zeros(1).Cast(DType.Float64));

        public (Tensor Y, (Tensor Total, Tensor Steps) State) Forward(Tensor x, (Tensor Total, Tensor Steps) state)
        {
            var next = (Total: state.Total + W.MatMul(x), Steps: state.Steps + 1);
            return (next.Total / next.Steps, next);
        }
    }

    [Fact]
    public void A_cell_of_ones_own_runs_over_time_and_trains()
    {
        var layer = Recurrence(new Averager(Tensor.Normal(key, Outputs, Inputs).Cast(DType.Float64)));
        var w = ((Averager)layer.Cell).W;
        double[] expected = [.. Enumerable.Range(0, Length).SelectMany(t => Each(i => Enumerable.Range(0, t + 1).Average(s => Row(w, i, At(s)))))];
        var (y, (total, steps)) = layer.Forward(x, layer.Cell.InitialState());
        Equal(expected, y);
        Assert.Equal(Length, steps.Scalar());
        Equal(Each(i => Length * expected[^Outputs..][i]), total);
        var gradient = (Averager)Ad.Gradient(l => Sum(l.Forward(x)[.., ^1]), layer).Cell;
        for (int j = 0; j < Inputs; j++) Assert.Equal(Enumerable.Range(0, Length).Average(t => At(t)[j]), gradient.W[1, j].Scalar(), 1e-12);
    }

    [Fact]
    public void A_bidirectional_layer_reads_from_both_ends()
    {
        var (forth, back) = (Exact(Gru(Inputs, Outputs)), new Gru(Exact(GruCell(Inputs, Outputs, bias: false))));
        InParallel both = InParallel(ys => Concat(0, [.. ys]), forth, Chain(Fn(x => Reverse(x, 1)), back, Fn(x => Reverse(x, 1)))).Build(key);
        var y = both.Forward(x);
        Assert.True(y[..Outputs].AllClose(forth.Forward(x), 1e-12));
        var h = back.InitialState();
        for (int t = Length - 1; t >= 0; t--)
        {
            (_, h) = back.Cell.Forward(x[.., t], h);
            Equal(h.ToDoubles(), y[Outputs.., t]);
        }
    }

    private sealed record Remembering(Gru Layer, Tensor Start);

    [Fact]
    public void An_initial_state_may_be_trained()
    {
        var model = new Remembering(Exact(Gru(Inputs, Outputs)), Tensor.Zeros(Outputs).Cast(DType.Float64));
        Tensor Objective(Remembering m) => Sum(m.Layer.Forward(x, m.Start).Y);
        var gradient = Ad.Gradient(Objective, model);
        double[] differences = FiniteDifference.Gradient(s => Objective(model with { Start = Tensor.Of(s) }).Scalar(), new double[Outputs], 1e-3);
        Assert.All(differences.Zip(gradient.Start.ToDoubles()), pair => Assert.Equal(pair.First, pair.Second, 1e-8));
    }

    [Fact]
    public void A_started_cell_begins_at_its_own_state_and_trains_it()
    {
        var (cell, start) = (Exact(GruCell(Inputs, Outputs)), Tensor.Normal(key, Outputs).Cast(DType.Float64));
        var layer = Recurrence(new Started<Tensor>(cell, start));
        Equal(new Gru(cell).Forward(x, start).Y.ToDoubles(), layer.Forward(x));
        var gradient = (Started<Tensor>)Ad.Gradient(l => Sum(l.Forward(x)), layer).Cell;
        var expected = Ad.Gradient(s => Sum(new Gru(cell).Forward(x, s).Y), start);
        Assert.True(gradient.State.AllClose(expected, 1e-12));
        Assert.Equal("Recurrence(Started(GRUCell(3 => 2)))", $"{layer}".Replace($"{Inputs} => {Outputs}", "3 => 2", StringComparison.Ordinal));
    }

    [Fact]
    public void Layers_print_as_in_Flux()
    {
        Assert.Equal("RNN(2 => 3, tanh)", Rnn(2, 3).Build(key).ToString());
        Assert.Equal("LSTM(2 => 3)", Lstm(2, 3).Build(key).ToString());
        Assert.Equal("GRUCell(2 => 3; bias=false)", GruCell(2, 3, bias: false).Build(key).ToString());
        Assert.Equal("GRUv3(2 => 3)", GruV3(2, 3).Build(key).ToString());
        Assert.Equal("Recurrence(LSTMCell(2 => 3))", Recurrence(LstmCell(2, 3).Build(key)).ToString());
    }

    [Fact]
    public void Wrong_inputs_name_the_cell_and_the_shape()
    {
        var lstm = Lstm(3, 2).Build(key);
        Assert.Contains("LSTMCell(3 => 2): the input of a step has shape (4×5)",
            Assert.Throws<ArgumentException>(() => lstm.Forward(Tensor.Zeros(4, 5))).Message, StringComparison.Ordinal);
        Assert.Contains("(features×length×batch)", Assert.Throws<ArgumentException>(() => lstm.Forward(Tensor.Zeros(3))).Message, StringComparison.Ordinal);
        Assert.Contains("(3×0)", Assert.Throws<ArgumentException>(() => lstm.Forward(Tensor.Zeros(3, 0))).Message, StringComparison.Ordinal);
        Assert.Contains("Lstm", Assert.Throws<ArgumentOutOfRangeException>(() => LstmCell(0, 2)).Message, StringComparison.Ordinal);
    }
}
