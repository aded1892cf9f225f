using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Flux.Kernels;
using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Kernels;

/// <summary>Tensors on a device stay there until their numbers are asked for, and come home by themselves when they are.</summary>
public sealed class DeviceTensorTests
{
    private static readonly Key key = new(3);

    [Theory, MemberData(nameof(Backends.Names), MemberType = typeof(Backends))]
    public void Arguments_on_two_devices_are_an_error_that_names_both(string backend)
    {
        var gpu = Backends.Of(backend);
        var x = Tensor.Normal(key, 2, 2);
        foreach (var mixed in (Func<Tensor>[])[() => x + x.To(gpu), () => x.To(gpu).MatMul(x), () => Ad.Gradient(y => Sum(y * x), x.To(gpu))])
        {
            string message = Assert.Throws<ArgumentException>(mixed).Message;
            Assert.Contains($"{Device.Cpu}", message, StringComparison.Ordinal);
            Assert.Contains($"{gpu}", message, StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(Backends.Names), MemberType = typeof(Backends))]
    public void Only_numbers_that_are_asked_for_are_read(string backend)
    {
        var gpu = Backends.Fresh(backend);
        var x = Tensor.Normal(key, 3, 2).To(gpu);
        var hot = OneHot([2, 0], [0, 1, 2]).To(gpu);
        Assert.Equal(0, Reads(() => _ = (x.Shape, x.DType, x.Device, x.ZerosLike(), 2 * x - 1, x / x, hot.Shape)));
        Assert.Equal(0, Reads(() => _ = Ad.Gradient(y => Sum(Tanh(y) * y), x)));
        Assert.Equal(0, Reads(() => _ = (x.To(gpu), Tree.Map((x, x), y => y + 1))));
        Action[] reads =
            [() => x.ToArray(), () => x.ToDoubles(), () => x.ToBytes(), () => Sum(x).Scalar(), () => x.To(Device.Cpu), () => x.ToString()];
        Assert.All(reads, read => Assert.Equal(1, Reads(read)));

        long Reads(Action use)
        {
            long before = gpu.ReadBacks;
            use();
            return gpu.ReadBacks - before;
        }
    }

    [Theory, MemberData(nameof(Backends.Names), MemberType = typeof(Backends))]
    public void A_step_of_training_reads_its_loss_and_nothing_else(string backend)
    {
        var gpu = Backends.Fresh(backend);
        var model = Chain(Dense(2, 3, Tanh), Dense(3, 1)).Build(key);
        var batch = (X: Tensor.Normal(key[0], 2, 4), Y: Tensor.Normal(key[1], 1, 4));
        double[] expected = Losses(model, batch);
        long before = gpu.ReadBacks;
        double[] losses = Losses(model.To(gpu), (batch.X.To(gpu), batch.Y.To(gpu)));
        Assert.Equal(losses.Length, gpu.ReadBacks - before);
        Assert.All(losses.Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 1e-5));

        static double[] Losses(Chain model, (Tensor X, Tensor Y) batch)
        {
            var state = Train.Start(model, new Momentum(0.1), key);
            var losses = new double[5];
            for (int i = 0; i < losses.Length; i++)
            {
                (state, losses[i]) = Train.Step(state, batch, (m, b, _) => (Sum(Square(m.Forward(b.X) - b.Y)), m));
            }
            return losses;
        }
    }

    [Theory, MemberData(nameof(Backends.Names), MemberType = typeof(Backends))]
    public void Many_steps_leave_as_much_alive_as_few(string backend)
    {
        var gpu = Backends.Fresh(backend);
        var model = Chain(Dense(2, 3, Tanh), Dense(3, 1)).Build(key).To(gpu);
        var batch = (X: Tensor.Normal(key[0], 2, 4).To(gpu), Y: Tensor.Normal(key[1], 1, 4).To(gpu));
        var state = Train.Start(model, new Momentum(0.1), key);
        long early = Live(backend == "pocl" ? 50 : 5);
        Assert.Equal(early, Live(backend == "pocl" ? 1000 : 20));

        long Live(int steps)
        {
            for (int i = 0; i < steps; i++) state = Train.Step(state, batch, (m, b, _) => (Sum(Square(m.Forward(b.X) - b.Y)), m)).Next;
            GC.Collect();
            GC.WaitForPendingFinalizers();
            return gpu.Memory.Live;
        }
    }

    [Theory, MemberData(nameof(Backends.Names), MemberType = typeof(Backends))]
    public void A_move_is_an_operation_with_a_derivative(string backend)
    {
        var gpu = Backends.Of(backend);
        var x = Tensor.Normal(key, 3);
        Tensor There(Tensor y) => Sum(Square(y.To(gpu)).To(Device.Cpu));
        Assert.Equal(Ad.Gradient(y => Sum(Square(y)), x).ToArray(), Ad.Gradient(There, x).ToArray());
        Assert.Equal(Device.Cpu, Ad.Gradient(There, x).Device);
        Assert.Same(x, x.To(Device.Cpu));
    }

    [Theory, MemberData(nameof(Backends.Names), MemberType = typeof(Backends))]
    public void Moves_keep_every_type_and_pieces(string backend)
    {
        var gpu = Backends.Of(backend);
        foreach (var type in Enum.GetValues<DType>())
        {
            var x = (Value)Tensor.Of([0f, 1, 1, 0, 1, 0], 2, 3).Cast(type);
            var there = x.On(gpu);
            Assert.Equal((type, x.Shape, (Device)gpu), (there.DType, there.Shape, there.Device));
            Assert.Equal(x.ToBytes(), there.ToBytes());
            Assert.Equal(x.Window(1, [3]).ToBytes(), there.Window(1, [3]).On(Device.Cpu).ToBytes());
            Assert.Equal(x.Window(2, [4]).ToBytes(), x.Window(2, [4]).On(gpu).ToBytes());
            Assert.Equal(x.ToBytes(), there.On(GpuDevice.Simulator).ToBytes());
        }
        Assert.Equal(0, Tensor.Zeros(2, 0).To(gpu).To(Device.Cpu).Shape.Elements);
        var hot = OneHot([2, 0], [0, 1, 2]).To(gpu);
        Assert.NotNull(hot.Concrete.OneHot);
        Assert.Equal([2, 0], OneCold(hot.To(Device.Cpu)).ToInts());
    }

    [Theory, MemberData(nameof(Backends.Names), MemberType = typeof(Backends))]
    public void Files_and_texts_of_a_device_are_those_of_the_host(string backend)
    {
        var gpu = Backends.Of(backend);
        var model = Chain(Dense(3, 2, Tanh), Dense(2, 1)).Build(key);
        var there = model.To(gpu);
        var x = Tensor.Normal(key, 2, 3);
        Assert.Equal($"{model}", $"{there}");
        Assert.Equal($"{x}", $"{x.To(gpu)}".Replace($" on {gpu}", "", StringComparison.Ordinal));
        Assert.Equal(x[0, 1].ToString("F3", CultureInfo.InvariantCulture), x.To(gpu)[0, 1].ToString("F3", CultureInfo.InvariantCulture));
        Assert.Equal(JsonSerializer.Serialize(x), JsonSerializer.Serialize(x.To(gpu)));
        var parts = ImmutableDictionary<string, Tensor>.Empty.Add("x", x);
        var partsThere = ImmutableDictionary<string, Tensor>.Empty.Add("x", x.To(gpu));
        foreach (var (save, saveThere) in ((Action<string>, Action<string>)[])[
            (path => Bson.Save(path, model), path => Bson.Save(path, there)), (path => Jld2.Save(path, parts), path => Jld2.Save(path, partsThere)),
            (path => Npy.Save(path, x), path => Npy.Save(path, x.To(gpu))),
            (path => Safetensors.Save(path, parts), path => Safetensors.Save(path, partsThere))])
        {
            Assert.Equal(Bytes(save), Bytes(saveThere));
        }

        string file = Path.GetTempFileName();
        Bson.Save(file, model);
        var loaded = Bson.Load(file, like: there);
        File.Delete(file);
        Assert.All(Tree.Entries(loaded).Select(entry => entry.Value).OfType<Tensor>(), tensor => Assert.Equal(gpu, tensor.Device));
        Assert.True(Tree.AllClose(model, loaded.To(Device.Cpu), 0, 0));
    }

    private static byte[] Bytes(Action<string> save)
    {
        string path = Path.GetTempFileName();
        try
        {
            save(path);
            return File.ReadAllBytes(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory, MemberData(nameof(Backends.Names), MemberType = typeof(Backends))]
    public void Loaders_place_their_batches_and_draw_ahead(string backend)
    {
        var gpu = Backends.Of(backend);
        var loader = DataLoader((X: Tensor.Normal(key, 2, 7), Y: OneHot([0, 1, 2, 0, 1, 2, 0], [0, 1, 2])), 3, key);
        var there = loader.To(gpu);
        Assert.Equal((1, 4, 0), (there.Prefetched, loader.Prefetch(4).To(gpu).Prefetched, loader.To(Device.Cpu).Prefetched));
        foreach (var (host, placed) in loader.Epoch(2).Zip(there.Epoch(2)))
        {
            Assert.Equal(((Device)gpu, (Device)gpu), (placed.X.Device, placed.Y.Device));
            Assert.Equal(host.X.ToArray(), placed.X.ToArray());
            Assert.Equal(host.Y.ToArray(), placed.Y.To(Device.Cpu).ToArray());
        }
        int drawn = 0;
        var numbered = Flux.Data.Loader(6, i => Tensor.Of(i), batchSize: 2).Map(items => Counted(Flux.Data.Batch(items))).To(gpu);
        using var batches = numbered.GetEnumerator();
        Assert.True(batches.MoveNext());
        Assert.True(SpinWait.SpinUntil(() => Volatile.Read(ref drawn) == 2, TimeSpan.FromSeconds(60)));
        Assert.Equal([0f, 1], batches.Current.ToArray());

        Tensor Counted(Tensor x)
        {
            Interlocked.Increment(ref drawn);
            return x;
        }
    }

    [Theory, MemberData(nameof(Backends.Names), MemberType = typeof(Backends))]
    public void Uploads_that_nobody_waits_for_arrive_in_order(string backend)
    {
        var gpu = Backends.Of(backend);
        Tensor[] all = [.. Enumerable.Range(0, 50).Select(i => Tensor.Full(new(1000), i).To(gpu))];
        var sum = all.Aggregate((a, b) => a + b);
        Assert.Equal(Enumerable.Repeat(49f * 25, 1000), sum.ToArray());
        Assert.All(all.Select((x, i) => (x, i)), pair => Assert.Equal(pair.i, (float)pair.x[999]));
    }

    private readonly struct Hidden(double slope) : IScalarBody
    {
        public T Invoke<T>(T x) where T : struct, IReal<T> => T.Tanh(slope * x) * x;
    }

    [PoclFact]
    public void A_body_may_be_private()
    {
        var x = Tensor.Normal(key, 3);
        Tensor F(Tensor y) => Sum(Map(new Hidden(0.5))(y));
        var (value, gradient) = Ad.ValueAndGradient(F, x.To(GpuDevice.Pocl!));
        Assert.Equal(F(x).Scalar(), value.Scalar(), 1e-6);
        Assert.True(gradient.To(Device.Cpu).AllClose(Ad.Gradient(F, x), 1e-6, 1e-6));
    }

    [Theory, MemberData(nameof(Backends.Names), MemberType = typeof(Backends))]
    public void Threads_share_a_device(string backend)
    {
        var gpu = Backends.Of(backend);
        double[] sums = new double[8];
        Parallel.For(0, sums.Length, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i =>
        {
            var x = Tensor.Full(new(16), i + 1).To(gpu);
            for (int step = 0; step < 10; step++) x = x + x.OnesLike();
            sums[i] = Sum(x).Scalar();
        });
        Assert.Equal(Enumerable.Range(0, 8).Select(i => 16.0 * (i + 11)), sums);
    }
}
