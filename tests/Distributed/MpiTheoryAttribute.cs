using Xunit;

namespace Flux.Distribution;

/// <summary>Laws on several ranks: where there is no mpirun they are skipped, and the report says what to install.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MpiTheoryAttribute : TheoryAttribute
{
    /// <summary>Looks for the launcher.</summary>
    public MpiTheoryAttribute()
    {
        string[] folders = Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator) ?? [];
        if (!folders.Any(folder => File.Exists(Path.Combine(folder, "mpirun")))) Skip = "No mpirun; apt-get install -y openmpi-bin libopenmpi-dev would fit.";
    }
}
