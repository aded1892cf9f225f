#:project ../../src/Flux.Functional/Flux.Functional.csproj
using Flux;
using static Flux.Prelude;

var device = Device.Gpu();
var model = Chain(Dense(10, 5, Relu), Dense(5, 2)).Build(1).To(device);
var data = DataLoader((X: Tensor.Zeros(10, 100), Y: Tensor.Zeros(2, 100)), batchSize: 10).To(device);
foreach (var (x, y) in data) Console.WriteLine(Loss.Mse(model.Forward(x), y));
var back = model.To(Device.Cpu);
Console.WriteLine($"{back} {device.Memory.Peak}");
