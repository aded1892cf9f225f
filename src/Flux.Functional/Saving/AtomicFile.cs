using System.Security.Cryptography;
using System.Text;

namespace Flux;

/// <summary>
/// Files that appear whole or not at all: written beside their place, flushed to the disk, then renamed over it. A link keeps pointing where it did, a file
/// that is replaced leaves its permissions, and what killed writers of the place left behind goes with the next one. A writer holds a lock on its temporary
/// file as long as it lives, by which the others know.
/// </summary>
internal static class AtomicFile
{
    private const int MostMeetings = 8;

    private static readonly EnumerationOptions all = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = true };

    /// <exception cref="ArgumentException">The path is null, empty or none at all.</exception>
    /// <exception cref="IOException">The path cannot be written: its folder is absent or closed, or something else than a file stands there.</exception>
    internal static void Write(string path, Action<Stream> write) => InPlace(path, (place, temporary) =>
    {
        write(temporary);
        temporary.Flush(flushToDisk: true);
        if (place.IsTaken && !OperatingSystem.IsWindows()) File.SetUnixFileMode(temporary.SafeFileHandle, File.GetUnixFileMode(place.Path));
        File.Move(temporary.Name, place.Path, overwrite: true);
    });

    /// <summary>Throws what <see cref="Write"/> would throw because of the path.</summary>
    internal static void Check(string path) => InPlace(path, (_, temporary) => File.Delete(temporary.Name));

    private static void InPlace(string path, Action<FilePlace, FileStream> use)
    {
        var place = FilePlace.Of("Save", path);
        if (place.Other is { } other) throw new IOException($"Save: {path} is {other}; the path of a file, or of nothing yet, would fit.");
        string folder = Path.GetDirectoryName(place.Path)!;
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"Save: the folder {folder} does not exist; create it, or choose another path than {path}.");
        }
        try
        {
            string mark = Mark(place.Path);
            foreach (string left in Directory.EnumerateFiles(folder, mark + "*", all)) RemoveIfDead(left);
            using var temporary = Temporary(Path.Combine(folder, mark), place);
            try
            {
                use(place, temporary);
            }
            catch
            {
                // What fails here must not hide why the file was not written; the next save removes it.
                Quietly(() => File.Delete(temporary.Name));
                throw;
            }
        }
        catch (UnauthorizedAccessException e)
        {
            throw new IOException($"Save: {path} cannot be written: {e.Message}", e);
        }
    }

    /// <summary>How the temporary files of a place begin: short whatever its name, since names have 255 bytes at most.</summary>
    private static string Mark(string place) => $".flux-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFileName(place))))[..16]}-";

    private static FileStream Temporary(string mark, FilePlace place)
    {
        // Sharing of deletion alone is a lock, and lets the file be renamed while it is held.
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.Delete };
        if (place.IsTaken && !OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = File.GetUnixFileMode(place.Path) | UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }
        for (int meetings = 0; ; meetings++)
        {
            try
            {
                var temporary = new FileStream($"{mark}{Guid.NewGuid():N}.tmp", options);
                if (File.Exists(temporary.Name)) return temporary;
                temporary.Dispose();
            }
            catch (IOException) when (meetings < MostMeetings)
            {
                // Another save of the place took it for dead before it was locked.
            }
        }
    }

    private static void RemoveIfDead(string temporary) =>
        Quietly(() => new FileStream(temporary, FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose).Dispose());

    private static void Quietly(Action remove)
    {
        try
        {
            remove();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It is in use, or another's.
        }
    }
}
