using System.Collections.Immutable;

namespace Flux;

/// <summary>
/// A data set of labelled picture files, of which none is read before it is asked for. Made by <see cref="Images.Folder"/>; another choice of its files is
/// <c>folder with { Files = ... }</c>.
/// </summary>
public sealed record ImageFolder
{
    private readonly PictureForm form;

    internal ImageFolder(string path, ImmutableArray<string> classes, ImmutableArray<LabelledFile> files, PictureForm form) =>
        (Path, Classes, Files, this.form) = (path, classes, files, form);

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>The names of the classes, those of the subfolders.</summary>
    public ImmutableArray<string> Classes { get; }

    /// <summary>The files, class by class unless they were put in another order.</summary>
    /// <exception cref="ArgumentException">A file without a path, or of a class that there is not.</exception>
    public ImmutableArray<LabelledFile> Files { get; init => field = Checked(value); }

    /// <summary>The number of pictures.</summary>
    public int Count => Files.Length;

    /// <summary>The number of the class of every picture.</summary>
    public ImmutableArray<int> Labels => [.. Files.Select(file => file.Label)];

    /// <summary>Picture i, read now, (width × height × channels), and its class as a vector with a single one.</summary>
    /// <exception cref="FileFormatException">The file is no picture any more, cut, damaged, or has too many pixels.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no picture i.</exception>
    public (Tensor Image, Tensor Target) this[int i]
    {
        get
        {
            if (i < 0 || i >= Count) throw new ArgumentOutOfRangeException(nameof(i), $"ImageFolder: picture {i}; 0 to {Count - 1} would fit.");
            var target = new float[Classes.Length];
            target[Files[i].Label] = 1;
            return (form.Read(Files[i].Path), Tensor.Of(target));
        }
    }

    /// <summary>
    /// Batches of pictures (width × height × channels × n) and targets (classes × n) for <c>Train.Run</c>, read as they are drawn: by other threads, so many
    /// batches ahead, after <c>.Prefetch(batches)</c>.
    /// </summary>
    /// <param name="batchSize">Pictures per batch.</param>
    /// <param name="shuffle">The key of the order, or null for the order of the files.</param>
    /// <param name="partial">Whether a smaller last batch counts.</param>
    /// <exception cref="ArgumentException">There are no files, or the batch size is below 1.</exception>
    public DataLoader<(Tensor Images, Tensor Targets)> Loader(int batchSize = 1, Key? shuffle = null, bool partial = true) =>
        Data.Loader(Count, i => this[i], batchSize, shuffle, partial).Map(Batch);

    /// <summary>Two parts in which every class has the given share (rounded), shuffled if there is a key.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The share is not from 0 to 1.</exception>
    public (ImageFolder First, ImageFolder Second) Split(double at, Key? shuffle = null)
    {
        var (first, second) = Data.Split(Files, at, Labels, shuffle);
        return (With(first), With(second));
    }

    /// <summary>The same folder with another choice of its files, for F#, which has no <c>with</c> for a record of C#.</summary>
    public ImageFolder With(ImmutableArray<LabelledFile> files) => this with { Files = files };

    /// <inheritdoc/>
    public bool Equals(ImageFolder? other) => other is not null && Path == other.Path && form == other.form
        && Classes.AsSpan().SequenceEqual(other.Classes.AsSpan()) && Files.AsSpan().SequenceEqual(other.Files.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Path, form, Count);

    /// <summary>How many pictures of which classes.</summary>
    public override string ToString() => $"{Count} pictures of {Classes.Length} classes in {Path}: {string.Join(", ", Classes)}";

    private ImmutableArray<LabelledFile> Checked(ImmutableArray<LabelledFile> files)
    {
        if (files.IsDefault) throw new ArgumentNullException(nameof(files), "ImageFolder: no list of files; one, which may be empty, would fit.");
        foreach (var (path, label) in files)
        {
            if (string.IsNullOrEmpty(path)) throw new ArgumentException("ImageFolder: a file without a path; that of a picture would fit.", nameof(files));
            if (label < 0 || label >= Classes.Length)
            {
                throw new ArgumentException($"ImageFolder: {path} is of class {label}; 0 to {Classes.Length - 1} would fit.", nameof(files));
            }
        }
        return files;
    }

    private static (Tensor Images, Tensor Targets) Batch(IReadOnlyList<(Tensor Image, Tensor Target)> pictures)
    {
        var first = pictures[0].Image.Shape;
        var other = pictures.Select(picture => picture.Image.Shape).FirstOrDefault(shape => shape != first, first);
        return other == first ? Data.Batch(pictures) : throw new ArgumentException(
            $"ImageFolder.Loader: pictures of {first} and of {other} in one batch; one size for all would fit: Images.Folder(path, size: (w, h)).");
    }
}
