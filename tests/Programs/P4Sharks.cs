#:project ../../src/Flux.Functional/Flux.Functional.csproj
#:project ../../src/Flux.Reporting/Flux.Reporting.csproj
using Flux;
using Flux.Reporting;
using static Flux.Prelude;

string[] sharks = ["thresher", "nurse", "basking"];
var file = Jld2.Open("sharks.jld2");
Tensor trainX = file.Tensor("train_data"), trainY = OneHot(file.Strings("train_labels"), sharks);
Tensor testX = file.Tensor("test_data"), testY = OneHot(file.Strings("test_labels"), sharks);

var key = new Key(42);
var data = DataLoader((trainX, trainY), batchSize: 5, shuffle: key);
Chain model = Chain(
    Conv((3, 3), 3, 10, Relu), MaxPool((2, 2)),
    Conv((5, 5), 10, 5, Relu), MaxPool((2, 2)),
    Conv((10, 10), 5, 7, Relu), Flatten(),
    Dense(112, 3, Sigmoid)).Build(key);
Console.WriteLine(model);

var run = Train.Run(Train.Start(model, new Adam(), key), data, epochs: 100, (ŷ, y) => Loss.LogitCrossEntropy(Softmax(ŷ), y))
    .WithProgressBar("sharks")
    .Throttle(TimeSpan.FromSeconds(10), s => Console.WriteLine($"epoch {s.Epoch}: loss {s.Loss:F3}, accuracy {Accuracy(s.Model):P1}"))
    .StopWhen(s => s.EpochEnds && Accuracy(s.Model) > 0.99)
    .ToList();

Plot.Of("loss", Series.Line("train", run.Select(s => s.Loss))).Save("loss.png");
Bson.Save("sharks.bson", run[^1].Model);
var loaded = Bson.Load("sharks.bson", like: model);
Console.WriteLine($"accuracy {Accuracy(loaded):P1}");

double Accuracy(Chain m) => Metrics.Accuracy(m.Forward(testX), testY);
