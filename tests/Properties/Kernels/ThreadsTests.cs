using Flux.Kernels;
using Xunit;

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
        System.Threading.Tasks.Parallel.For(0, 8, _ =>
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
}
