#:project ../src/Flux.Functional/Flux.Functional.csproj
// A layer of one's own is a record with a Forward, nothing else; a model of one's own threads what changes while training.
using Flux;
using static Flux.Prelude;

var key = new Key(7);
Tensor x = Tensor.Normal(key[0], 4, 200), y = Sin(2 * x[..1]) + 0.5 * x[1..2];

// Inside a chain, beside the library's layers.
Chain chain = Chain(Gated.Create(4, 16), Gated.Create(16, 16), Dense(16, 1)).Build(key);
Console.WriteLine(chain);
var run = Train.Run(Train.Start(chain, new Adam(0.01), key), DataLoader((x, y), batchSize: 20, shuffle: key), epochs: 40, Loss.Mse).ToList();
Console.WriteLine($"chain: loss {run[0].Loss:F3} to {run[^1].Loss:F4}");

// As part of a model that is a record, trained by hand.
var net = Net.Create().Build(key);
var optimiser = new Adam(0.01).Setup(net);
Tensor loss = Tensor.Of(0f);
for (int step = 0; step < 300; step++)
{
    (loss, var next, var gradient) = Ad.ValueAndGradient(m => { var (ŷ, n) = m.Train(x); return (Loss.Mse(ŷ, y), n); }, net);
    (net, optimiser) = optimiser.Update(next, gradient, loss);
}
Console.WriteLine($"record: loss {loss:F4}, at inference {Loss.Mse(net.Forward(x), y):F4}");
return run[^1].Loss < 0.1 * run[0].Loss && loss.Scalar() < 0.1 ? 0 : 1;

/// <summary>tanh(W x + b) · sigmoid(V x + c).</summary>
sealed record Gated(Tensor W, Tensor B, Tensor V, Tensor C) : ILayer
{
    public Tensor Forward(Tensor x) => Tanh(W.MatMul(x) + B) * Sigmoid(V.MatMul(x) + C);

    public static Init<Gated> Create(int inputs, int outputs) =>
        new(key => new(GlorotUniform(key[0], outputs, inputs), Tensor.Zeros(outputs), GlorotUniform(key[1], outputs, inputs), Tensor.Zeros(outputs)));
}

sealed record Net(Gated Hidden, BatchNorm Norm, Dense Head)
{
    public static Init<Net> Create() =>
        from hidden in Gated.Create(4, 16)
        from head in Dense(16, 1)
        select new Net(hidden, BatchNorm(16), head);

    public Tensor Forward(Tensor x) => Head.Forward(Norm.Forward(Hidden.Forward(x)));

    public (Tensor Y, Net Next) Train(Tensor x)
    {
        var (h, norm) = Norm.Train(Hidden.Forward(x));
        return (Head.Forward(h), this with { Norm = norm });
    }
}
