using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Pictures;

/// <summary>A folder of folders of pictures is a data set whose files are read when they are drawn.</summary>
public sealed class ImageFolderTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("flux").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    /// <summary>A picture of one grey, which tells it from the others.</summary>
    private string Put(string name, byte grey = 0, int width = 2, int height = 2)
    {
        string path = Path.Combine(root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, Images.Encode(grey / 255.0 * Tensor.Ones(width, height)));
        return path;
    }

    private void PutText(string name)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(root, name))!);
        File.WriteAllText(Path.Combine(root, name), "words");
    }

    private static int Grey(Tensor pictures, int i = 0) => (int)MathF.Round(255 * (float)pictures[0, 0, 0, i]);

    private string Refused<E>(string? path = null) where E : IOException
    {
        string message = Assert.Throws<E>(() => Images.Folder(path ?? root)).Message;
        return message;
    }

    [Fact]
    public void Classes_and_files_are_in_ordinal_order_and_nothing_is_decoded()
    {
        foreach (string name in (string[])["b/2", "b/10.png", "b/nested/deep/1.jpg", "Z/é.png", "Z/z.png", "a/x.PNG", "a/X.png"]) Put(name);
        File.WriteAllBytes(Path.Combine(root, "a/broken.png"), Images.Encode(Tensor.Zeros(9, 9))[..40]);
        var folder = Images.Folder(root);
        Assert.Equal(["Z", "a", "b"], folder.Classes.AsEnumerable());
        Assert.Equal(["Z/z.png", "Z/é.png", "a/X.png", "a/broken.png", "a/x.PNG", "b/10.png", "b/2", "b/nested/deep/1.jpg"],
            folder.Files.Select(file => Path.GetRelativePath(root, file.Path).Replace(Path.DirectorySeparatorChar, '/')));
        Assert.Equal([0, 0, 1, 1, 1, 2, 2, 2], folder.Labels.AsEnumerable());
        Assert.Equal(8, folder.Count);
        Assert.Equal($"8 pictures of 3 classes in {root}: Z, a, b", folder.ToString());
        Assert.Equal(folder, Images.Folder(root));
        Assert.NotEqual(folder, Images.Folder(root, (3, 3)));
    }

    [Fact]
    public void Hidden_files_and_other_kinds_and_pictures_without_a_class_are_passed_over()
    {
        string picture = Put("a/1.png");
        foreach (string name in (string[])["a/.2.png", "a/.cache/3.png", ".git/4.png", "preview.png"]) Put(name);
        foreach (string name in (string[])["a/notes.txt", "a/Thumbs.db", "readme.md"]) PutText(name);
        Assert.Equal([new LabelledFile(picture, 0)], Images.Folder(root).Files.AsEnumerable());
    }

    [Fact]
    public void A_loader_reads_batches_of_pictures_and_of_targets()
    {
        foreach (int i in Enumerable.Range(0, 7)) Put($"{(char)('a' + i % 3)}/{i}.png", (byte)(10 * i), 3 + i, 4);
        var folder = Images.Folder(root, size: (5, 6), channels: 1);
        var batches = folder.Loader(3).ToList();
        Assert.Equal([3, 3, 1], batches.Select(batch => batch.Images.Shape[3]));
        Assert.Equal([5, 6, 1, 3], batches[0].Images.Shape);
        Assert.Equal([0, 30, 60], Enumerable.Range(0, 3).Select(i => Grey(batches[0].Images, i)));
        Assert.Equal([1, 0, 0, 1, 0, 0, 1, 0, 0], batches[0].Targets.ToArray());
        Assert.Equal([0, 0, 0, 1, 1, 2, 2], batches.SelectMany(batch => OneCold(batch.Targets).ToInts()));
        var (image, target) = folder[4];
        Assert.Equal([5, 6, 1], image.Shape);
        Assert.Equal([0, 1, 0], target.ToArray());
        Assert.Contains("0 to 6 would fit", Assert.Throws<ArgumentOutOfRangeException>(() => folder[7]).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_order_follows_from_the_key_and_is_the_same_when_other_threads_read_ahead()
    {
        foreach (int i in Enumerable.Range(0, 20)) Put($"{i % 2}/{i:00}.png", (byte)i);
        var folder = Images.Folder(root);
        int[] Order(int seed, int epoch, int ahead) => [.. folder.Loader(6, new Key(seed)).Prefetch(ahead).Epoch(epoch)
            .SelectMany(batch => Enumerable.Range(0, batch.Images.Shape[3]).Select(i => Grey(batch.Images, i)))];
        Assert.Equal(Enumerable.Range(0, 20), Order(1, 0, 0).Order());
        Assert.Equal(Order(1, 2, 0), Order(1, 2, 3));
        Assert.NotEqual(Order(1, 2, 0), Order(1, 3, 0));
        Assert.NotEqual(Order(1, 2, 0), Order(2, 2, 0));
    }

    [Fact]
    public void A_split_keeps_the_shares_of_the_classes_and_other_choices_are_files()
    {
        foreach (int i in Enumerable.Range(0, 15)) Put($"{(i < 10 ? "a" : "b")}/{i:00}.png", (byte)i);
        var (train, test) = Images.Folder(root).Split(0.8, new Key(1));
        Assert.Equal([(0, 8), (1, 4)], train.Labels.CountBy(l => l).Select(pair => (pair.Key, pair.Value)).Order());
        Assert.Equal(3, test.Count);
        Assert.Equal(15, train.Files.Concat(test.Files).Distinct().Count());
        Assert.Equal(train.Classes, test.Classes);
        var folds = Flux.Data.KFolds(Images.Folder(root).Files, 3).Select(fold => train.With(fold.Validation)).ToArray();
        var error = Assert.Throws<ArgumentException>(() => test with { Files = [new("x.png", 2)] });
        Assert.Contains("x.png is of class 2; 0 to 1 would fit", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => test.With([default]));
        Assert.Throws<ArgumentNullException>(() => test.With(default));
        Assert.Equal([5, 5, 5], folds.Select(fold => fold.Loader(5).Single().Images.Shape[3]));
    }

    [Fact]
    public void A_broken_picture_is_an_error_that_names_it_when_it_is_drawn()
    {
        Put("a/1.png");
        string broken = Path.Combine(root, "a/2.png");
        File.WriteAllBytes(broken, Images.Encode(Tensor.Uniform(new Key(1), 9, 9))[..80]);
        foreach (int ahead in (int[])[0, 2])
        {
            string message = Assert.Throws<FileFormatException>(() => Images.Folder(root).Loader(1).Prefetch(ahead).ToList()).Message;
            Assert.Equal($"{broken}: a PNG image that ends before its last pixel; a whole one would fit.", message);
        }
    }

    [Fact]
    public void Pictures_of_several_sizes_go_into_no_batch_and_the_error_says_how_they_do()
    {
        Put("a/1.png");
        Put("a/2.png", 0, 3, 5);
        Assert.Equal("ImageFolder.Loader: pictures of (2×2×3) and of (3×5×3) in one batch; one size for all would fit: Images.Folder(path, size: (w, h)).",
            Assert.Throws<ArgumentException>(() => Images.Folder(root).Loader(2).First()).Message);
        Assert.Equal(2, Images.Folder(root).Loader(1).ToList().Count);
    }

    [Fact]
    public void A_folder_that_is_no_data_set_says_what_was_expected()
    {
        Assert.Contains("a folder without folders; a folder of folders of pictures", Refused<FileFormatException>(), StringComparison.Ordinal);
        Put("loose.png");
        Assert.Contains("a folder without folders, but with 1 pictures;", Refused<FileFormatException>(), StringComparison.Ordinal);
        Put("full/1.png");
        PutText("none/notes.txt");
        Assert.Equal($"{Path.Combine(root, "none")}: a folder without pictures; at least one, or no folder none, would fit.", Refused<FileFormatException>());
        Assert.Contains("there is no folder", Refused<DirectoryNotFoundException>(Path.Combine(root, "absent")), StringComparison.Ordinal);
        Assert.Contains("a file; a folder of folders", Refused<FileFormatException>(Path.Combine(root, "loose.png")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_called_a_picture_that_is_something_else_is_not_lost_without_a_word()
    {
        Put("a/1.png");
        File.WriteAllText(Path.Combine(root, "a/2.jpg"), "<html>not found</html>");
        Assert.Contains("2.jpg: a page of HTML", Refused<FileFormatException>(), StringComparison.Ordinal);
        File.WriteAllBytes(Path.Combine(root, "a/2.jpg"), [1, 2, 3, 4, 5]);
        Assert.Contains("2.jpg: a file of no kind that is known", Refused<FileFormatException>(), StringComparison.Ordinal);
        File.WriteAllBytes(Path.Combine(root, "a/2.jpg"), []);
        Assert.Contains("2.jpg: an empty file", Refused<FileFormatException>(), StringComparison.Ordinal);
    }

    [Fact]
    public void Links_are_followed_unless_they_lead_back()
    {
        if (OperatingSystem.IsWindows()) return; // where links need a privilege
        string elsewhere = Directory.CreateTempSubdirectory("flux").FullName;
        try
        {
            File.Move(Put("x/1.png", 7), Path.Combine(elsewhere, "1.png"));
            File.CreateSymbolicLink(Path.Combine(root, "x/2.png"), Path.Combine(elsewhere, "1.png"));
            Directory.CreateSymbolicLink(Path.Combine(root, "y"), elsewhere);
            Assert.Equal([0, 1], Images.Folder(root).Labels.AsEnumerable());
            Assert.Equal(7, Grey(Images.Folder(root).Loader().First().Images));
            File.CreateSymbolicLink(Path.Combine(root, "x/3.png"), Path.Combine(elsewhere, "absent.png"));
            Assert.Contains("3.png", Refused<FileNotFoundException>(), StringComparison.Ordinal);
            File.Delete(Path.Combine(root, "x/3.png"));
            Directory.CreateSymbolicLink(Path.Combine(root, "x/loop"), root);
            Assert.Contains("a link back to", Refused<FileFormatException>(), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(elsewhere, recursive: true);
        }
    }
}
