using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Flux.Bench;

/// <summary>One timed unit: the step, and (when they mean something) its arithmetic and its minimal memory traffic.</summary>
internal sealed record Work(Action Step, double Flops = 0, double Bytes = 0);

/// <summary>Times a step in the manner of the rival's harness, so that the two can be compared line by line.</summary>
internal static class Stopwatching
{
    internal static string Measure(string name, int threads, double seconds, Work work, Device device)
    {
        if (device != Device.Cpu) work = Awaited(work, Tensor.Zeros(1).To(device));
        WarmUp(seconds, work);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var times = new List<double>(1 << 16);
        long before = GC.GetTotalAllocatedBytes(true), end = Stopwatch.GetTimestamp() + (long)(seconds * Stopwatch.Frequency);
        double microseconds = 1e6 / Stopwatch.Frequency;
        do
        {
            long t0 = Stopwatch.GetTimestamp();
            work.Step();
            times.Add((Stopwatch.GetTimestamp() - t0) * microseconds);
        }
        while (Stopwatch.GetTimestamp() < end || times.Count < 5);
        long allocated = GC.GetTotalAllocatedBytes(true) - before;

        times.Sort();
        double Quantile(double q) => times[Math.Min(times.Count - 1, (int)(q * times.Count))];
        double median = Quantile(0.5);
        var line = new StringBuilder();
        line.Append(CultureInfo.InvariantCulture, $"{{\"workload\":\"{name}\",\"device\":\"{device}\",\"threads\":{threads},\"median_us\":{median:F2}");
        line.Append(CultureInfo.InvariantCulture, $",\"p10_us\":{Quantile(0.1):F2},\"p90_us\":{Quantile(0.9):F2},\"min_us\":{times[0]:F2}");
        line.Append(CultureInfo.InvariantCulture, $",\"iters\":{times.Count},\"alloc_bytes_per_iter\":{allocated / times.Count}");
        line.Append(CultureInfo.InvariantCulture, $",\"peak_rss_mb\":{PeakRssMb():F0}");
        if (work.Flops > 0) line.Append(CultureInfo.InvariantCulture, $",\"gflops\":{work.Flops / median / 1e3:F1}");
        if (work.Bytes > 0) line.Append(CultureInfo.InvariantCulture, $",\"gbps\":{work.Bytes / median / 1e3:F2}");
        return line.Append('}').ToString();
    }

    /// <summary>A device answers before it is done; a number that is read from it has waited for all that went there before.</summary>
    private static Work Awaited(Work work, Tensor there) => work with
    {
        Step = () =>
        {
            work.Step();
            GC.KeepAlive(there.ToArray());
        },
    };

    /// <summary>At least 5 steps and 0.4 s (tiered compilation, pools), at most 3 s.</summary>
    private static void WarmUp(double seconds, Work work)
    {
        var clock = Stopwatch.StartNew();
        for (int steps = 0; steps < 2 || clock.Elapsed.TotalSeconds < 3; steps++)
        {
            if (steps >= 5 && clock.Elapsed.TotalSeconds >= Math.Max(0.4, 0.25 * seconds)) return;
            work.Step();
        }
    }

    internal static double PeakRssMb()
    {
        string? line = File.Exists("/proc/self/status")
            ? File.ReadLines("/proc/self/status").FirstOrDefault(l => l.StartsWith("VmHWM", StringComparison.Ordinal))
            : null;
        return line is null ? 0 : double.Parse(line.Split(' ', '\t', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }
}
