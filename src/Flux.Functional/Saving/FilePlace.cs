using System.Formats.Tar;

namespace Flux;

/// <summary>
/// What stands at a path, links followed. Only regular files are read and replaced: a pipe waits for ever, a device has no end.
/// </summary>
/// <param name="Path">The place behind all links.</param>
/// <param name="IsTaken">Whether anything stands there.</param>
/// <param name="Other">What stands there and is no regular file, in words; null for such a file, and for nothing.</param>
internal readonly record struct FilePlace(string Path, bool IsTaken, string? Other)
{
    /// <exception cref="ArgumentException">The path is null, empty or none at all.</exception>
    /// <exception cref="IOException">The path is too long, or its links lead round in a circle.</exception>
    internal static FilePlace Of(string operation, string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (path.Length == 0) throw new ArgumentException($"{operation}: the path is empty; that of a file would fit.", nameof(path));
        if (path.Contains('\0', StringComparison.Ordinal))
        {
            throw new ArgumentException($"{operation}: the path has a null character at {path.IndexOf('\0', StringComparison.Ordinal)}; none would fit.",
                nameof(path));
        }
        string full = System.IO.Path.GetFullPath(path);
        if (System.IO.Path.EndsInDirectorySeparator(full)) return new(full, IsTaken: true, "a folder");
        try
        {
            full = File.ResolveLinkTarget(full, returnFinalTarget: true)?.FullName ?? full;
            return new(full, IsTaken: true, (File.GetAttributes(full) & FileAttributes.Directory) != 0 ? "a folder" : Special(full));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return new(full, IsTaken: false, null);
        }
    }

    /// <summary>
    /// The runtime tells what kind a file is only to an archive. What has a size is a regular file; only what has none is asked further, and such a file is
    /// the one kind that is opened for it.
    /// </summary>
    private static string? Special(string path)
    {
        if (OperatingSystem.IsWindows()) return path.StartsWith(@"\\.\", StringComparison.Ordinal) ? "a device" : null;
        if (new FileInfo(path).Length > 0) return null;
        using var archive = new MemoryStream();
        try
        {
            using (var writer = new TarWriter(archive, TarEntryFormat.Pax, leaveOpen: true)) writer.WriteEntry(path, "entry");
        }
        catch (UnauthorizedAccessException)
        {
            return null;
        }
        catch (IOException)
        {
            return "a socket";
        }
        archive.Position = 0;
        using var reader = new TarReader(archive);
        return reader.GetNextEntry()?.EntryType switch
        {
            TarEntryType.Fifo => "a pipe",
            TarEntryType.CharacterDevice or TarEntryType.BlockDevice => "a device",
            _ => null,
        };
    }
}
