using System.Diagnostics;
using Xunit;

namespace Flux.Distribution;

/// <summary>The laws of ranks, each a program that one, two or three processes run together.</summary>
public sealed class RankTests
{
    [Theory, InlineData("collectives"), InlineData("same bits"), InlineData("different model"), InlineData("different shapes")]
    public void A_law_holds_on_one_rank_without_MPI(string law) => Held(law, 1, Ended("dotnet", Program, law));

    [MpiTheory]
    [InlineData("collectives", 1), InlineData("collectives", 2), InlineData("collectives", 3)]
    [InlineData("same bits", 1), InlineData("same bits", 2), InlineData("same bits", 3)]
    [InlineData("different model", 2), InlineData("different model", 3), InlineData("different shapes", 2), InlineData("different shapes", 3)]
    public void A_law_holds_on_ranks(string law, int size) => Held(law, size, OnRanks(law, size));

    [MpiTheory, InlineData(2), InlineData(3)]
    public void A_rank_that_dies_ends_the_others(int size)
    {
        var (status, output) = OnRanks("death", size);
        Assert.True(status != 0 && output.Contains("this rank dies") && !output.Contains("death on"), output);
    }

    private static string Program => Path.Combine(AppContext.BaseDirectory, "Ranks.dll");

    private static void Held(string law, int size, (int Status, string Output) end) =>
        Assert.True(end.Status == 0 && end.Output.Contains($"{law} on {size}\n"), end.Output);

    /// <summary>All traffic stays on this machine.</summary>
    private static (int Status, string Output) OnRanks(string law, int size) => Ended(
        "mpirun", "--oversubscribe", "--allow-run-as-root", "--mca", "btl", "self,vader,tcp", "--mca", "btl_tcp_if_include", "lo",
        "-n", $"{size}", "dotnet", Program, law);

    private static (int Status, string Output) Ended(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.Result);
    }
}
