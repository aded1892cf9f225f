using System.Diagnostics;
using System.Globalization;
using Flux;
using Flux.Bench;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
int threads = 1;
double seconds = 2;
string? name = null;
for (int i = 0; i < args.Length; i++)
{
    switch (args[i])
    {
        case "--threads": threads = int.Parse(args[++i], CultureInfo.InvariantCulture); break;
        case "--seconds": seconds = double.Parse(args[++i], CultureInfo.InvariantCulture); break;
        case "--device": Workloads.On = Device.Of(args[++i]); break;
        case "--list":
            foreach (string workload in Workloads.All.Keys) Console.WriteLine(workload);
            return 0;
        default: name = args[i]; break;
    }
}
if (name is null)
{
    Console.Error.WriteLine("usage: Steps <workload|prefix*|all> [--threads N] [--seconds S] [--device NAME] | --list");
    return 2;
}

return Device.WithThreads(threads, () => Timed(name, threads, seconds));

static int Timed(string name, int threads, double seconds)
{
    if (name == "cold_shark_b5")
    {
        Workloads.All["shark_step_b5"]().Step();
        double up = (DateTime.Now - Process.GetCurrentProcess().StartTime).TotalMilliseconds;
        Console.WriteLine($"{{\"workload\":\"cold_shark_b5\",\"threads\":{threads},\"since_start_ms\":{up:F0},\"peak_rss_mb\":{Stopwatching.PeakRssMb():F0}}}");
        return 0;
    }

    string[] names = name == "all" ? [.. Workloads.All.Keys]
        : name.EndsWith('*') ? [.. Workloads.All.Keys.Where(k => k.StartsWith(name[..^1], StringComparison.Ordinal))]
        : [name];
    foreach (string workload in names)
    {
        if (!Workloads.All.TryGetValue(workload, out var make))
        {
            Console.Error.WriteLine($"unknown workload {workload}; --list names them");
            return 2;
        }
        Console.WriteLine(Stopwatching.Measure(workload, threads, seconds, make(), Workloads.On));
    }
    return 0;
}
