namespace Flux;

/// <summary>
/// Recurrent layers. Before 0.15 a <c>Recur</c> holds the cell, the state before the first step belongs to the cell and is trained; since, the layer holds the
/// cell, and that state is zero. The order of gates is the same in all versions, and here. A cell alone is read as its layer.
/// </summary>
internal static class RecurrentReaders
{
    internal static readonly LayerReader[] Rows =
    [
        new("Recur", ["cell state", "cell init state"], Held, typeof(Recurrence<>)),
        new("Recurrence", ["cell", "return_state cell"], Held, typeof(Recurrence<>)),
        new("RNN", ["cell", "return_state cell"], Held, typeof(Rnn)),
        new("LSTM", ["cell", "return_state cell"], Held, typeof(Lstm)),
        new("GRU", ["cell", "return_state cell"], Held, typeof(Gru)),
        new("GRUv3", ["cell", "return_state cell"], Held, typeof(GruV3)),
        new("RNNCell", ["σ Wi Wh bias|b", "σ Wi Wh bias|b state0|h"], RnnOf, typeof(RnnCell)),
        new("LSTMCell", ["Wi Wh bias|b", "Wi Wh bias|b state0", "Wi Wh bias|b h c"], LstmOf, typeof(LstmCell)),
        new("GRUCell", ["Wi Wh bias|b", "Wi Wh bias|b state0|h"], GruOf, typeof(GruCell)),
        new("GRUv3Cell", ["Wi Wh bias|b Wh_h̃", "Wi Wh bias|b Wh_h̃ state0"], GruV3Of, typeof(GruV3Cell), "WhProposed=Wh_h̃"),
    ];

    private static ILayer Held(SavedLayer saved) => ReturnsState(saved)
        ? throw saved.Unfit("returns its last state besides the outputs, which no layer of a chain does here; one saved with return_state = false would fit")
        : saved.Layer("cell");

    /// <summary>Whether it does is a field, or a parameter of the type.</summary>
    private static bool ReturnsState(SavedLayer saved) => (saved.Field("return_state") ?? saved.Type.Parameters.FirstOrDefault()) switch
    {
        JuliaBool truth => truth.Value,
        JuliaStruct { Type.ShortName: "True" } or JuliaType { ShortName: "True" } => true,
        _ => false,
    };

    private static ILayer RnnOf(SavedLayer saved)
    {
        var (wi, wh, bias) = Weights(saved, 1);
        var cell = new RnnCell(wi, wh, bias, saved.Activation("σ"));
        return Start(saved, "state0", wh) is { } h ? new Recurrence<Tensor>(new Started<Tensor>(cell, h)) : new Rnn(cell);
    }

    private static ILayer LstmOf(SavedLayer saved)
    {
        var (wi, wh, bias) = Weights(saved, 4);
        var cell = new LstmCell(wi, wh, bias);
        var (h, c) = saved.Field("state0") is JuliaTuple { Items: [var first, var second] }
            ? (Start(saved, "state0", wh, first), Start(saved, "state0", wh, second))
            : (Start(saved, "h", wh), Start(saved, "c", wh));
        if ((h ?? c) is not { } any) return new Lstm(cell);
        return new Recurrence<LstmState>(new Started<LstmState>(cell, new(h ?? any.ZerosLike(), c ?? any.ZerosLike())));
    }

    private static ILayer GruOf(SavedLayer saved)
    {
        var (wi, wh, bias) = Weights(saved, 3);
        var cell = new GruCell(wi, wh, bias);
        return Start(saved, "state0", wh) is { } h ? new Recurrence<Tensor>(new Started<Tensor>(cell, h)) : new Gru(cell);
    }

    /// <summary>Before 0.15 Wₕ ends before the third that is not used.</summary>
    private static ILayer GruV3Of(SavedLayer saved)
    {
        var (wi, wh, bias) = Weights(saved, 3, recurrent: 2);
        var proposed = saved.Tensor("Wh_h̃", 2, 2);
        int outputs = wh.Shape[1];
        if (proposed.Shape != new Shape(outputs, outputs)) throw saved.Unfit($"has a Wh_h̃ of shape {proposed.Shape}; {outputs}×{outputs} would fit");
        if (wh.Shape[0] == 2 * outputs) wh = Prelude.Concat(0, wh, proposed.ZerosLike());
        var cell = new GruV3Cell(wi, wh, bias, proposed);
        return Start(saved, "state0", wh) is { } h ? new Recurrence<Tensor>(new Started<Tensor>(cell, h)) : new GruV3(cell);
    }

    private static (Tensor Wi, Tensor Wh, Tensor? Bias) Weights(SavedLayer saved, int gates, int? recurrent = null)
    {
        Tensor wi = saved.Tensor("Wi", 2, 2), wh = saved.Tensor("Wh", 2, 2);
        long outputs = wh.Shape[1], rows = gates * outputs;
        bool fits = wi.Shape[0] == rows && (wh.Shape[0] == rows || wh.Shape[0] == recurrent * outputs);
        return fits ? (wi, wh, saved.Vector("bias", (int)rows)) : throw saved.Unfit(
            $"has a Wi of shape {wi.Shape} and a Wh of shape {wh.Shape}; {rows} rows of both, {gates} times the columns of the second, would fit");
    }

    /// <summary>The state before the first step; null for zero, which every layer starts from.</summary>
    private static Tensor? Start(SavedLayer saved, string name, Tensor wh, JuliaValue? value = null)
    {
        if ((value ?? saved.Field(name)) is not { } state || state is JuliaBool) return null;
        var x = saved.Array(name, state);
        if (x.Shape.Elements != wh.Shape[1]) throw saved.Unfit($"has a {name} of shape {x.Shape}; {wh.Shape[1]} elements would fit");
        return Array.TrueForAll(x.ToDoubles(), number => number == 0) ? null : x.Reshape(wh.Shape[1]);
    }
}
