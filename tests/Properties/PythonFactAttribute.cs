using System.Diagnostics;
using Xunit;

namespace Flux.Properties;

/// <summary>A test that asks Python: where that or a module is missing it is skipped, and the report says what to install.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PythonFactAttribute : FactAttribute
{
    // The interpreter of the system has the packages of the system, whatever stands before it on the path.
    private static readonly string[] interpreters = ["/usr/bin/python3", "python3"];

    private static readonly Dictionary<string, string?> found = [];

    /// <param name="modules">What is imported, by comma.</param>
    public PythonFactAttribute(string modules)
    {
        if (Interpreter(modules) is null) Skip = $"No Python with {modules}; apt-get install -y python3-{modules.Replace(", ", " python3-")} would fit.";
    }

    /// <summary>Runs a script to its end, which must be a good one; what it printed.</summary>
    internal static string Run(string modules, params string[] arguments)
    {
        var (status, output) = Start(Interpreter(modules)!, arguments);
        return status == 0 ? output : throw new InvalidOperationException($"python3 {arguments[0]} ended with {status}:\n{output}");
    }

    private static string? Interpreter(string modules)
    {
        lock (found)
        {
            if (!found.TryGetValue(modules, out string? interpreter))
            {
                found[modules] = interpreter = interpreters.FirstOrDefault(python => Has(python, modules));
            }
            return interpreter;
        }
    }

    private static bool Has(string python, string modules)
    {
        try
        {
            return Start(python, ["-c", $"import {modules}"]).Status == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static (int Status, string Output) Start(string python, string[] arguments)
    {
        var start = new ProcessStartInfo(python, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.Result);
    }
}
