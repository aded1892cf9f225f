using MongoDB.Bson;
using static Flux.Properties.Saving.FluxFormulas;
using static Flux.Properties.Saving.FluxLayers;
using static Flux.Properties.Saving.JuliaBson;

namespace Flux.Properties.Saving;

/// <summary>Recurrent layers and attention as versions of Flux saved them.</summary>
internal static class FluxSequences
{
    private const int Outputs = 2;

    private static readonly Tensor x = Random(3, 4), h0 = Random(2), c0 = Random(2, 1).Reshape(2), proposed = Random(2, 2);

    private static Tensor Wi(int gates) => Random(gates * Outputs, 3);

    private static Tensor Wh(int gates) => Random(gates * Outputs, Outputs);

    private static Tensor B(int gates) => Random(gates * Outputs);

    private static BsonDocument Cell(string type, int gates, params BsonValue[] more) =>
        JuliaBson.Flux($"{type}Cell", [Of(Wi(gates)), Of(Wh(gates)), Of(B(gates)), .. more]);

    private static BsonDocument Recur(BsonDocument cell) => JuliaBson.Flux("Recur", cell, Of(Random(2, 7)));

    private static BsonDocument Rnn(params BsonValue[] more) =>
        JuliaBson.Flux("RNNCell", [Function("Base", "tanh"), Of(Wi(1)), Of(Wh(1)), Of(B(1)), .. more]);

    private static double[] Each(Func<int, double> f) => [.. Enumerable.Range(0, Outputs).Select(f)];

    private static double Gate(int gates, int gate, int i, double[] x, double[] h) =>
        FluxFormulas.Row(Wi(gates), gate * Outputs + i, x) + FluxFormulas.Row(Wh(gates), gate * Outputs + i, h) + B(gates)[gate * Outputs + i].Scalar();

    private static Tensor RnnFrom(double[] h) => Unrolled(x, h, (x, h) => Each(i => Math.Tanh(Gate(1, 0, i, x, h))) is var next ? (next, next) : default);

    /// <summary>Input, forget, cell, output.</summary>
    private static Tensor LstmFrom(double[] h, double[] c) => Unrolled(x, [.. h, .. c], (x, state) =>
    {
        double[] h = state[..Outputs], c = state[Outputs..];
        c = Each(i => Sigma(Gate(4, 1, i, x, h)) * c[i] + Sigma(Gate(4, 0, i, x, h)) * Math.Tanh(Gate(4, 2, i, x, h)));
        h = Each(i => Sigma(Gate(4, 3, i, x, h)) * Math.Tanh(c[i]));
        return ([.. h, .. c], h);
    });

    /// <summary>Reset, update, candidate; the third version resets before the product.</summary>
    private static Tensor GruFrom(double[] start, bool isThird = false) => Unrolled(x, start, (x, h) =>
    {
        double[] reset = Each(i => Sigma(Gate(3, 0, i, x, h)) * h[i]);
        double Candidate(int i) => FluxFormulas.Row(Wi(3), 2 * Outputs + i, x) + B(3)[2 * Outputs + i].Scalar() +
            (isThird ? FluxFormulas.Row(proposed, i, reset) : Sigma(Gate(3, 0, i, x, h)) * FluxFormulas.Row(Wh(3), 2 * Outputs + i, h));
        double[] next = Each(i =>
        {
            double z = Sigma(Gate(3, 1, i, x, h));
            return (1 - z) * Math.Tanh(Candidate(i)) + z * h[i];
        });
        return (next, next);
    });

    private static readonly double[] zero = new double[Outputs];

    private static double[] H => h0.ToDoubles();

    private static BsonValue Zeros => Of(h0.ZerosLike());

    private static FluxRow Row(string name, BsonValue saved, string prints, Tensor expected) => new(name, saved, prints, x, expected);

    internal static IEnumerable<FluxRow> Rows =>
    [
        Row("rnn of 0.11", JuliaBson.Flux("Recur", Rnn(Zeros), Zeros, Of(h0)), "RNN(3 => 2, tanh)", RnnFrom(zero)),
        Row("rnn of 0.14 from its own state", Recur(Rnn(Of(h0.Reshape(2, 1)))), "Recurrence(Started(RNNCell(3 => 2, tanh)))", RnnFrom(H)),
        Row("rnn of 0.15", JuliaBson.Flux("RNN", Rnn()), "RNN(3 => 2, tanh)", RnnFrom(zero)),
        Row("rnn of 0.16", JuliaBson.Flux("RNN", false, Rnn()), "RNN(3 => 2, tanh)", RnnFrom(zero)),
        Row("lstm of 0.11", Recur(Cell("LSTM", 4, Zeros, Zeros)), "LSTM(3 => 2)", LstmFrom(zero, zero)),
        Row("lstm of 0.11 from its own state", Recur(Cell("LSTM", 4, Of(h0), Of(c0))), "Recurrence(Started(LSTMCell(3 => 2)))", LstmFrom(H, c0.ToDoubles())),
        Row("lstm of 0.14 from its own state", Recur(Cell("LSTM", 4, Tuple(Of(h0.Reshape(2, 1)), Of(c0.Reshape(2, 1))))),
            "Recurrence(Started(LSTMCell(3 => 2)))", LstmFrom(H, c0.ToDoubles())),
        Row("lstm of 0.15", JuliaBson.Flux("LSTM", Cell("LSTM", 4)), "LSTM(3 => 2)", LstmFrom(zero, zero)),
        Row("lstm as a recurrence", JuliaBson.Flux("Recurrence", Cell("LSTM", 4)), "LSTM(3 => 2)", LstmFrom(zero, zero)),
        Row("gru of 0.14", Recur(Cell("GRU", 3, Zeros)), "GRU(3 => 2)", GruFrom(zero)),
        Row("gru of 0.14 from its own state", Recur(Cell("GRU", 3, Of(h0.Reshape(2, 1)))), "Recurrence(Started(GRUCell(3 => 2)))", GruFrom(H)),
        Row("gru of 0.15", JuliaBson.Flux("GRU", Cell("GRU", 3)), "GRU(3 => 2)", GruFrom(zero)),
        Row("gru v3 of 0.14", Recur(JuliaBson.Flux("GRUv3Cell", Of(Wi(3)), Of(Wh(3)[..4]), Of(B(3)), Of(proposed), Of(h0.Reshape(2, 1)))),
            "Recurrence(Started(GRUv3Cell(3 => 2)))", GruFrom(H, isThird: true)),
        Row("gru v3 of 0.15", JuliaBson.Flux("GRUv3", Cell("GRUv3", 3, Of(proposed))), "GRUv3(3 => 2)", GruFrom(zero, isThird: true)),
        Row("attention",
            JuliaBson.Flux("MultiHeadAttention", 1L, Map(2), Map(2), Map(2), JuliaBson.Flux("Dropout", 0.5, Nothing, Nothing),
                DenseOf(proposed, false, Identity)),
            "MultiHeadAttention(3 => 2 => 2; nheads=1, dropout_prob=0.5)", Attended),
    ];

    private static BsonDocument Map(int outputs) => DenseOf(Random(outputs, 3), false, Identity);

    /// <summary>One head: columns of values by the softmax of the products of keys and a query, over √2.</summary>
    private static Tensor Attended
    {
        get
        {
            double[][] columns = [.. Enumerable.Range(0, 4).Select(t => x[.., t].ToDoubles()).Select(v => Each(i => FluxFormulas.Row(Random(2, 3), i, v)))];
            double[] y = [.. columns.SelectMany(q =>
            {
                double[] scores = [.. columns.Select(k => Math.Exp((k[0] * q[0] + k[1] * q[1]) / Math.Sqrt(2)))];
                double[] mixed = Each(i => columns.Select((v, t) => v[i] * scores[t]).Sum() / scores.Sum());
                return Each(i => FluxFormulas.Row(proposed, i, mixed));
            })];
            return Tensor.Of(y, 2, 4);
        }
    }
}
