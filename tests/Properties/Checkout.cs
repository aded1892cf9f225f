using System.Diagnostics;

namespace Flux.Properties;

/// <summary>The repository the tests run in, for tests that start programs of it.</summary>
internal static class Checkout
{
#if DEBUG
    internal const string Configuration = "Debug";
#else
    internal const string Configuration = "Release";
#endif

    internal static string Root { get; } = Find();

    /// <summary>Where the build leaves the F# face, which the tests do not load.</summary>
    internal static string FSharpFace { get; } = Path.Combine(Root, "src", "Flux.FSharp", "bin", Configuration, "net10.0");

    /// <summary>The files below a folder whose names end so, without what builds leave there.</summary>
    internal static IEnumerable<string> Sources(string folder, params string[] endings) =>
        from file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        where endings.Contains(Path.GetExtension(file))
        where !Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "out")
        orderby file
        select file;

    /// <summary>Runs dotnet in a folder, with some variables of its environment; the exit status and all output.</summary>
    internal static (int Status, string Output) Dotnet(string folder, string[] arguments, params (string Name, string Value)[] environment)
    {
        var (status, output, errors) = Start("dotnet", folder, arguments, environment);
        return (status, output + errors);
    }

    /// <summary>Runs a program in a folder to its end, which must be a good one; what it printed, and what it said beside.</summary>
    internal static (string Output, string Errors) Run(string folder, string program)
    {
        var (status, output, errors) = Start(program, folder, []);
        return status == 0 ? (output, errors) : throw new InvalidOperationException($"{program} ended with {status}:\n{output}{errors}");
    }

    private static (int Status, string Output, string Errors) Start(
        string program, string folder, string[] arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        // Other tests have the other cores: a second thread of the program would wait for one of them within every operation.
        start.Environment["FLUX_THREADS"] = "1";
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }

    private static string Find()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Functional.sln"))) folder = Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException($"No Functional.sln above {AppContext.BaseDirectory}.");
    }
}
