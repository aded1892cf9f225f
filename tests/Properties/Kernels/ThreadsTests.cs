using Flux.Kernels;
using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Kernels;

/// <summary>Every chunk runs exactly once, whatever the threads, nesting, concurrency or exceptions.</summary>
public class ThreadsTests
{
    private readonly struct Counting(int[] runs) : IJob
    {
        public void Run(int chunk) => Interlocked.Increment(ref runs[chunk]);
    }

    private readonly struct Nested(int[] runs, int inner) : IJob
    {
        public void Run(int chunk) => Workers.Run(inner, new Part(runs, chunk * inner));
    }

    private readonly struct Part(int[] runs, int first) : IJob
    {
        public void Run(int chunk) => Interlocked.Increment(ref runs[first + chunk]);
    }

    private readonly struct Failing(int at) : IJob
    {
        public void Run(int chunk)
        {
            if (chunk == at) throw new InvalidOperationException($"chunk {chunk}");
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(1000)]
    public void Every_chunk_runs_once(int chunks)
    {
        for (int repeat = 0; repeat < 200; repeat++)
        {
            var runs = new int[chunks];
            Workers.Run(chunks, new Counting(runs));
            Assert.All(runs, count => Assert.Equal(1, count));
        }
    }

    [Fact]
    public void Nested_and_concurrent_jobs_run_every_chunk_once()
    {
        Parallel.For(0, 8, _ =>
        {
            for (int repeat = 0; repeat < 50; repeat++)
            {
                var runs = new int[200];
                Workers.Run(20, new Nested(runs, 10));
                Assert.All(runs, count => Assert.Equal(1, count));
            }
        });
    }

    [Fact]
    public void An_exception_reaches_the_caller_and_the_workers_live_on()
    {
        for (int at = 0; at < 30; at++)
        {
            Assert.Equal($"chunk {at}", Assert.Throws<InvalidOperationException>(() => Workers.Run(30, new Failing(at))).Message);
            var runs = new int[100];
            Workers.Run(100, new Counting(runs));
            Assert.All(runs, count => Assert.Equal(1, count));
        }
    }

    [Fact]
    public void Waiting_helpers_wake_up_again()
    {
        for (int repeat = 0; repeat < 5; repeat++)
        {
            Thread.Sleep(20);
            var runs = new int[50];
            Workers.Run(50, new Counting(runs));
            Assert.All(runs, count => Assert.Equal(1, count));
        }
    }

    [Fact]
    public void A_training_step_gives_the_same_bits_on_any_number_of_threads()
    {
        float[][] one = Device.WithThreads(1, Trained);
        foreach (int threads in (int[])[2, 3, 7]) Assert.Equal(one, Device.WithThreads(threads, Trained));
        Assert.Equal(one, Trained());
    }

    [Fact]
    public void A_training_step_gives_the_same_bits_beside_others_and_inside_parallel_loops()
    {
        float[][] one = Device.WithThreads(1, Trained);
        var all = new float[6][][];
        Parallel.For(0, all.Length, i => all[i] = Device.WithThreads(i + 1, Trained));
        Assert.All(all, many => Assert.Equal(one, many));
    }

    /// <summary>Two steps, large enough that products, convolutions, maps and rules fall into chunks.</summary>
    private static float[][] Trained()
    {
        var model = Chain(Conv((3, 3), 3, 16, Relu), MaxPool((2, 2)), Flatten(), Dense(3600, 64, Tanh), Dense(64, 10)).Build(1);
        var (x, y) = (Tensor.Normal(new Key(2), 32, 32, 3, 16), Tensor.Normal(new Key(3), 10, 16));
        var state = Train.Start(model, new Adam(), new Key(1));
        for (int i = 0; i < 2; i++)
        {
            state = Train.Step(state, (x, y), (m, b, key) =>
            {
                var (ŷ, next) = m.Train(b.x, key);
                return (Loss.Mse(ŷ, b.y), next);
            }).Next;
        }
        return [.. Tree.Leaves(state.Model).Select(leaf => leaf.Value.ToArray())];
    }

    [Fact]
    public void The_innermost_scope_says_how_many_and_what_it_starts_keeps_to_it()
    {
        int outside = Device.Cpu.Threads;
        int[] seen = Device.WithThreads(3, () => (int[])
        [
            Device.Cpu.Threads, Device.WithThreads(5, () => Device.Cpu.Threads), Device.Cpu.Threads,
            System.Threading.Tasks.Task.Run(() => Device.Cpu.Threads).GetAwaiter().GetResult(),
        ]);
        Assert.Equal([3, 5, 3, 3], seen);
        Assert.Throws<InvalidOperationException>(() => Device.WithThreads<int>(4, () => throw new InvalidOperationException()));
        Assert.Equal(outside, Device.Cpu.Threads);
    }

    private readonly struct OnThreads(System.Collections.Concurrent.ConcurrentDictionary<int, bool> threads) : IJob
    {
        public void Run(int chunk)
        {
            threads[Environment.CurrentManagedThreadId] = true;
            Thread.Sleep(1);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void No_more_threads_work_on_a_job_than_the_scope_says(int most)
    {
        Device.WithThreads(6, () => Ran());
        Assert.InRange(Device.WithThreads(most, () => Ran()), 1, most);

        static int Ran()
        {
            var threads = new System.Collections.Concurrent.ConcurrentDictionary<int, bool>();
            Workers.Run(40, new OnThreads(threads));
            return threads.Count;
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    [InlineData(1025)]
    public void A_count_outside_the_range_is_an_error_that_names_both(int threads)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Device.WithThreads(threads, () => 0));
        Assert.Contains($"Device.WithThreads: {InvariantText.Of(() => $"{threads}")} threads; 1 to 1024 would fit.", error.Message);
    }

    [Theory]
    [InlineData("3", null, 3)]
    [InlineData("3", "5", 3)]
    [InlineData(null, "5", 5)]
    [InlineData("", "5", 5)]
    [InlineData("1024", "", 1024)]
    public void The_environment_goes_before_the_program(string? environment, string? program, int threads) =>
        Assert.Equal(threads, ThreadCount.AtStart(environment, program));

    [Fact]
    public void Unasked_a_process_uses_the_processors_that_it_may() => Assert.Equal(Environment.ProcessorCount, ThreadCount.AtStart(null, null));

    [Theory]
    [InlineData("0", null, "FLUX_THREADS: \"0\"; a whole number from 1 to 1024 would fit.")]
    [InlineData("-2", "1", "FLUX_THREADS: \"-2\"; a whole number from 1 to 1024 would fit.")]
    [InlineData(" 2", null, "FLUX_THREADS: \" 2\"; a whole number from 1 to 1024 would fit.")]
    [InlineData(null, "many", "Flux.Threads: \"many\"; a whole number from 1 to 1024 would fit.")]
    [InlineData(null, "1025", "Flux.Threads: \"1025\"; a whole number from 1 to 1024 would fit.")]
    public void A_setting_that_is_no_count_is_an_error(string? environment, string? program, string message) =>
        Assert.Equal(message, Assert.Throws<InvalidOperationException>(() => ThreadCount.AtStart(environment, program)).Message);
}
