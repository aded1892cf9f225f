using System.Collections.Immutable;

namespace Flux;

/// <summary>The pictures below a folder, by classes.</summary>
internal static class PictureSearch
{
    private const string Wanted = "a folder of folders of pictures, each named after a class, such as train/cats/1.jpg and train/dogs/1.png,";

    private static readonly string[] extensions = [".png", ".jpg", ".jpeg", ".webp", ".gif", ".bmp"];

    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="FileFormatException">It is not such a folder.</exception>
    internal static ImageFolder In(string path, PictureForm form)
    {
        var place = FilePlace.Of("Images.Folder", path);
        if (!place.IsTaken) throw new DirectoryNotFoundException($"Images.Folder: there is no folder {path}; {Wanted} would fit.");
        if (!Directory.Exists(path)) throw new FileFormatException(path, $"{place.Other ?? "a file"}; {Wanted} would fit Images.Folder.");
        string[] folders = Seen(Directory.EnumerateDirectories(path));
        if (folders.Length == 0)
        {
            int loose = Seen(Directory.EnumerateFiles(path)).Count(IsPicture);
            string but = loose > 0 ? $", but with {loose} pictures" : "";
            throw new FileFormatException(path, $"a folder without folders{but}; {Wanted} would fit Images.Folder.");
        }
        var files = ImmutableArray.CreateBuilder<LabelledFile>();
        for (int label = 0; label < folders.Length; label++)
        {
            string[] below = [.. Below(folders[label], [Path.GetFullPath(path)]).Where(IsPicture).OrderBy(Neutral, StringComparer.Ordinal)];
            if (below.Length == 0)
            {
                string name = Path.GetFileName(folders[label]);
                throw new FileFormatException(folders[label], $"a folder without pictures; at least one, or no folder {name}, would fit.");
            }
            files.AddRange(below.Select(file => new LabelledFile(file, label)));
        }
        return new(path, [.. folders.Select(folder => Path.GetFileName(folder))], files.ToImmutable(), form);
    }

    /// <summary>All files at any depth.</summary>
    private static IEnumerable<string> Below(string folder, ImmutableStack<string> above)
    {
        string real = new DirectoryInfo(folder).ResolveLinkTarget(returnFinalTarget: true)?.FullName
            ?? Path.Combine(above.Peek(), Path.GetFileName(folder));
        if (above.Contains(real)) throw new FileFormatException(folder, $"a link back to {real}, in which it lies; links that lead elsewhere would fit.");
        return Seen(Directory.EnumerateFiles(folder))
            .Concat(Seen(Directory.EnumerateDirectories(folder)).SelectMany(inner => Below(inner, above.Push(real))));
    }

    /// <summary>Those that are not hidden, in ordinal order.</summary>
    private static string[] Seen(IEnumerable<string> paths) =>
    [
        .. paths.Where(path => !Path.GetFileName(path).StartsWith('.') && (File.GetAttributes(path) & FileAttributes.Hidden) == 0)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Known by its first bytes. What is called a picture and is something else would be missing without a word.</summary>
    private static bool IsPicture(string path)
    {
        bool isFile = FilePlace.Of("Images.Folder", path) is { IsTaken: true, Other: null };
        if (isFile && FileKind.Of(path) is { } kind && PictureDecoder.Kinds.Contains(kind)) return true;
        if (!extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase)) return false;
        FileKind.Demand("Images.Folder", path, PictureDecoder.Kinds);
        throw new FileFormatException(path, $"a file of no kind that is known here; {PictureDecoder.Any.Name} would fit.");
    }

    /// <summary>The same order with either separator.</summary>
    private static string Neutral(string path) => path.Replace(Path.DirectorySeparatorChar, '/');
}
