namespace Flux;

/// <summary>A file does not hold what its format promises: corrupt, truncated, or of another structure than asked for.</summary>
public sealed class FileFormatException : IOException
{
    internal FileFormatException(string path, string problem, Exception? inner = null) : base($"{path}: {problem}", inner) => Path = path;

    /// <summary>The file.</summary>
    public string Path { get; }
}
