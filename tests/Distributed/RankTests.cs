using System.Diagnostics;
using Xunit;

namespace Flux.Distribution;

/// <summary>The laws of ranks, each a program that one, two or three processes run together.</summary>
public sealed class RankTests
{
    [Theory, InlineData("collectives"), InlineData("same bits"), InlineData("different model"), InlineData("different shapes"), InlineData("derivative")]
    public void A_law_holds_on_one_rank_without_MPI(string law) => Held(law, 1, Ended("dotnet", Program, law));

    [MpiTheory]
    [InlineData("collectives", 1), InlineData("collectives", 2), InlineData("collectives", 3)]
    [InlineData("same bits", 1), InlineData("same bits", 2), InlineData("same bits", 3)]
    [InlineData("one order", 2), InlineData("one order", 3), InlineData("sums in order", 1), InlineData("sums in order", 2), InlineData("sums in order", 3)]
    [InlineData("derivative", 2), InlineData("derivative", 3), InlineData("other call", 2), InlineData("other call", 3)]
    [InlineData("unlike models", 2), InlineData("unlike models", 3)]
    [InlineData("different model", 2), InlineData("different model", 3), InlineData("different shapes", 2), InlineData("different shapes", 3)]
    public void A_law_holds_on_ranks(string law, int size) => Held(law, size, OnRanks(law, size));

    [MpiTheory, InlineData("death", 2), InlineData("death", 3), InlineData("kill", 2), InlineData("kill", 3)]
    public void A_rank_that_dies_ends_the_others(string law, int size)
    {
        var (status, output) = OnRanks(law, size);
        Assert.True(status != 0 && (law != "death" || output.Contains("this rank dies")) && !output.Contains($"{law} on"), output);
    }

    [MpiTheory, InlineData(2, "0.3"), InlineData(2, "0"), InlineData(1, "0"), InlineData(3, "0")]
    public void A_run_goes_on_from_the_last_checkpoint_after_a_rank_was_killed(int size, string dropout)
    {
        string folder = Directory.CreateTempSubdirectory("flux").FullName;
        string whole = Path.Combine(folder, "whole.bson"), ended = Path.Combine(folder, "ended.bson");
        try
        {
            Held("train", 2, OnRanks("train", 2, whole, dropout));
            var (status, output) = OnRanks("train and die", 2, ended, dropout);
            Assert.True(status != 0 && !output.Contains("train and die on"), output);
            Held("train", size, OnRanks("train", size, ended, dropout));
            // With the same number of ranks to the bit; with another, whose sums are of other parts, within rounding.
            if (size == 2) Assert.Equal(File.ReadAllBytes(whole), File.ReadAllBytes(ended));
            Held("close", 1, Ended("dotnet", Program, "close", whole, dropout, ended));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [MpiTheory, InlineData(2), InlineData(3)]
    public void A_rank_that_stalls_ends_the_others(int size)
    {
        var (status, output) = OnRanks("stall", size);
        bool isNamed = output.Split('\n').Any(line => line.Contains("nothing was heard within 00:00:02 of rank") && line.Contains($"rank {size - 1};"));
        Assert.True(status != 0 && isNamed && !output.Contains("stall on"), output);
    }

    // At some of these moments the rank is amid MPI's own sum, where no other hears that it is stopped.
    [MpiTheory, InlineData(2, 500), InlineData(2, 511), InlineData(2, 523), InlineData(2, 537), InlineData(2, 550), InlineData(3, 500), InlineData(3, 531)]
    public void A_rank_that_is_stopped_ends_the_others(int size, int moment)
    {
        var (status, output) = OnRanks("stop", size, $"{moment}");
        bool isTold = output.Contains("nothing was heard within 00:00:02 of rank") || output.Contains("all ranks came, but");
        Assert.True(status != 0 && isTold && output.Contains("this rank ends by itself"), output);
    }

    private static string Program => Path.Combine(AppContext.BaseDirectory, "Ranks.dll");

    private static void Held(string law, int size, (int Status, string Output) end) =>
        Assert.True(end.Status == 0 && end.Output.Contains($"{law} on {size}\n"), end.Output);

    /// <summary>The launcher is the mpirun of the path, OpenMPI's or MPICH's. All traffic stays on this machine.</summary>
    private static (int Status, string Output) OnRanks(string law, int size, params string[] files) => Ended("mpirun",
    [
        .. isOpen.Value ? onOpen : [], "-n", $"{size}", "dotnet", Program, law, .. files,
    ]);

    private static readonly string[] onOpen =
        ["--oversubscribe", "--allow-run-as-root", "--mca", "btl", "self,vader,tcp", "--mca", "btl_tcp_if_include", "lo"];

    private static readonly Lazy<bool> isOpen = new(() => Ended("mpirun", "--version").Output.Contains("Open MPI"));

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
