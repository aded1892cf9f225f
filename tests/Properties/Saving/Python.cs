using System.Diagnostics;

namespace Flux.Properties.Saving;

/// <summary>Python with NumPy and h5py, which read what is written here and write what is read here.</summary>
internal static class Python
{
    /// <summary>What a program prints that runs in a folder; null, said aloud, where there is no Python with the modules.</summary>
    internal static string? Run(string folder, string program)
    {
        foreach (string python in (string[])["/usr/bin/python3", "python3"])
        {
            if (Started(folder, python, "import numpy, h5py").Status == 0)
            {
                var (status, output) = Started(folder, python, program);
                return status == 0 ? output : throw new InvalidOperationException(output);
            }
        }
        Console.Error.WriteLine("NOT RUN: a test against NumPy and h5py; apt-get install -y python3-numpy python3-h5py brings them.");
        return null;
    }

    private static (int Status, string Output) Started(string folder, string python, string program)
    {
        try
        {
            var start = new ProcessStartInfo(python, ["-c", program])
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, process.ExitCode == 0 ? output : output + errors.Result);
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            return (-1, e.Message);
        }
    }
}
