using Flux;
using static Flux.Prelude;

// Points of a plane in columns, and what a network shall learn of them: every random number follows from the key.
var key = new Key(1);
Tensor x = Tensor.Normal(key[0], 2, 200);
Tensor y = Sin(x[..1]) * x[1..];

Chain model = Chain(Dense(2, 32, Tanh), Dense(32, 1)).Build(key[1]);
Console.WriteLine(model);

var data = DataLoader((x, y), batchSize: 20, shuffle: key[2]);
foreach (var step in Train.Run(Train.Start(model, new Adam(0.01), key[3]), data, epochs: 50, Loss.Mse))
{
    model = step.Model;
    if (step.EpochEnds && step.Epoch % 10 == 0) Console.WriteLine($"epoch {step.Epoch}: loss {Loss.Mse(model.Forward(x), y).Scalar():F6}");
}

// The trained model as a file, and back into one of the same form.
Bson.Save("model.bson", model);
Chain loaded = Bson.Load("model.bson", like: model);
Tensor point = Tensor.Of([0.5f, 1]);
Console.WriteLine($"sin(0.5) is {Math.Sin(0.5):F4}; the network says {loaded.Forward(point).Scalar():F4}");
