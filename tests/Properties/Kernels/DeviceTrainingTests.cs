using Flux.Kernels;
using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Kernels;

/// <summary>Whole trainings on OpenCL on the processor are those of the host.</summary>
public sealed class DeviceTrainingTests
{
    private static readonly Key key = new(42);

    private const int steps = 200, batch = 8;

    private static readonly int[] digits = [.. Enumerable.Range(0, 10)];

    [PoclFact]
    public void LeNet_follows_the_losses_of_the_cpu_and_a_step_reads_its_loss_and_nothing_else()
    {
        var gpu = Backends.Fresh("pocl");
        var (model, x, y) = LeNet();

        double[] expected = Losses(model, Device.Cpu);
        long before = gpu.ReadBacks;
        double[] actual = Losses(model, gpu);
        Assert.Equal(steps, gpu.ReadBacks - before);
        Assert.Equal(steps, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-3 * pair.First));
        Assert.True(expected[^20..].Average() < 0.5 * expected[..20].Average());

        double[] Losses(Chain start, Device device)
        {
            var loader = DataLoader((x, y), batch, shuffle: key).To(device);
            return [.. Train.Run(Train.Start(start.To(device), new Descent(0.05), key), loader, 1, Loss.LogitCrossEntropy).Select(step => step.Loss)];
        }
    }

    /// <summary>
    /// Whole runs by Adam part where an activation lies within rounding of a kink, since a step of Adam does not shrink with the gradient: on the CPU too, from
    /// weights that differ in the last bit. Each step by itself agrees.
    /// </summary>
    [PoclFact]
    public void A_step_of_LeNet_by_Adam_is_that_of_the_cpu_from_any_state_of_its_run()
    {
        var gpu = Backends.Fresh("pocl");
        var (model, x, y) = LeNet();
        var loader = DataLoader((x, y), batch, shuffle: key);
        TrainProgress<Chain>[] run = [.. Train.Run(Train.Start(model, new Adam(1e-3), key), loader, 1, Loss.LogitCrossEntropy)];
        for (int i = 0; i + 1 < steps; i += 10)
        {
            var step = Train.Run(run[i].State.To(gpu), loader.To(gpu), 1, Loss.LogitCrossEntropy).First();
            Assert.Equal(run[i + 1].Loss, step.Loss, 1e-5 * run[i + 1].Loss);
            Assert.True(Tree.AllClose(step.Model.To(Device.Cpu), run[i + 1].Model, 0, 1e-6), $"step {i}: weights differ by over a thousandth of a step");
        }
    }

    private static (Chain Model, Tensor X, Tensor Y) LeNet()
    {
        string data = Path.Combine(Checkout.Root, "samples", "data", "train-");
        Chain model = Chain(
            Conv((5, 5), 1, 6, Relu, pad: 2), MaxPool((2, 2)),
            Conv((5, 5), 6, 16, Relu), MaxPool((2, 2)),
            Flatten(), Dense(400, 120, Relu), Dense(120, 84, Relu), Dense(84, 10)).Build(key);
        return (model, Idx.Images($"{data}images-idx3-ubyte.gz")[.., .., .., ..(steps * batch)],
            OneHot(Idx.Labels($"{data}labels-idx1-ubyte.gz")[..(steps * batch)], digits));
    }

    [PoclFact]
    public void Ten_models_on_four_threads_train_to_the_numbers_that_each_reaches_alone()
    {
        var gpu = GpuDevice.Pocl!;
        const int models = 10;
        var x = Tensor.Normal(key[0], 6, 6, 1, 8);
        var y = OneHot([0, 1, 2, 0, 1, 2, 0, 1], [0, 1, 2]);
        Chain[] alone = [.. Enumerable.Range(0, models).Select(i => Trained(i, gpu))], together = new Chain[models];
        Parallel.For(0, models, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i => together[i] = Trained(i, gpu));
        for (int i = 0; i < models; i++)
        {
            Assert.True(Tree.AllClose(alone[i], together[i], 0, 0), $"model {i}");
            Assert.True(Tree.AllClose(Trained(i, Device.Cpu), together[i], 1e-3, 1e-4), $"model {i} on the CPU");
        }

        Chain Trained(int i, Device device)
        {
            Chain model = Chain(Conv((3, 3), 1, 2 + i % 3, Tanh), MeanPool((2, 2)), Flatten(), Dropout(0.2), Dense(4 * (2 + i % 3), 3)).Build(key[i]);
            var batch = (X: x, Y: y).To(device);
            var state = Train.Start(model.To(device), new Adam(0.01), key[100 + i]);
            for (int step = 0; step < 20; step++)
            {
                (state, _) = Train.Step(state, batch, (m, b, k) =>
                {
                    var (prediction, next) = m.Train(b.X, k);
                    return (Loss.LogitCrossEntropy(prediction, b.Y), next);
                });
            }
            return state.Model.To(Device.Cpu);
        }
    }
}
