using System.Text.Json;
using Xunit;

namespace Flux.Properties.Saving;

/// <summary>Files of JLD2.jl: small ones built here by the format's rules, and real ones where they lie beside the checkout.</summary>
public sealed class Jld2Tests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("flux").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Written(byte[] bytes)
    {
        string path = Path.Combine(folder, $"{Guid.NewGuid():N}.jld2");
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private static byte[] Sample() => new Jld2Builder()
        .Array("x", [1f, 2, 3, 4, 5, 6], 2, 3)
        .Array("n", [5L, -7, 9], 3)
        .Strings("labels", ["thresher", "nurse", "", "κ"])
        .Build();

    [Fact]
    public void Arrays_and_string_vectors_are_read_by_name()
    {
        var file = Jld2.Open(Written(Sample()));
        Assert.Equal(["labels", "n", "x"], file.Names);
        Assert.Equal(new Shape(2, 3), file.Tensor("x").Shape);
        Assert.Equal([1f, 2, 3, 4, 5, 6], file.Tensor("x").ToArray());
        Assert.Equal([5, -7, 9], file.Tensor("n").ToInts());
        Assert.Equal(["thresher", "nurse", "", "κ"], file.Strings("labels").ToArray());
    }

    [Fact]
    public void What_is_not_there_or_of_another_kind_is_named()
    {
        var file = Jld2.Open(Written(Sample()));
        Assert.Contains("labels, n, x", Assert.Throws<KeyNotFoundException>(() => file.Tensor("y")).Message, StringComparison.Ordinal);
        Assert.Contains("strings", Assert.Throws<FileFormatException>(() => file.Tensor("labels")).Message, StringComparison.Ordinal);
        Assert.Contains("32-bit floating", Assert.Throws<FileFormatException>(() => file.Strings("x")).Message, StringComparison.Ordinal);
        Assert.Throws<FileNotFoundException>(() => Jld2.Open(Path.Combine(folder, "absent.jld2")));
        Assert.Throws<FileFormatException>(() => Jld2.Open(Written([1, 2, 3])));
    }

    [Fact]
    public void A_file_cut_or_corrupted_anywhere_is_refused_or_read_with_other_numbers()
    {
        byte[] whole = Sample();
        for (int i = 0; i < whole.Length; i++)
        {
            foreach (byte[] bytes in (byte[][])[whole[..i], Flipped(whole, i, 0xff), Flipped(whole, i, 0x01)])
            {
                string path = Written(bytes);
                var error = Record.Exception(() => ReadAll(path));
                Assert.True(error is null or FileFormatException or KeyNotFoundException, $"byte {i}: {error}");
                File.Delete(path);
            }
        }
    }

    private static byte[] Flipped(byte[] bytes, int i, byte bits)
    {
        byte[] copy = [.. bytes];
        copy[i] ^= bits;
        return copy;
    }

    private static void ReadAll(string path)
    {
        var file = Jld2.Open(path);
        foreach (string name in file.Names)
        {
            if (name == "labels") _ = file.Strings(name);
            else _ = file.Tensor(name);
        }
    }

    /// <summary>Third-party files that are not part of this repository; without them this test covers nothing and says so by its count.</summary>
    public static IEnumerable<object[]> RealArrays()
    {
        string? files = RealFiles();
        if (files is null) yield break;
        using var expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(files, "expected.json")));
        foreach (string name in (string[])["urop_eigenvalues_Nx21.jld2", "jld2docs_demo.jld2", "jld2docs_test.jld2"])
        {
            foreach (string array in Jld2.Open(Path.Combine(files, name)).Names) yield return [Path.Combine(files, name), array];
        }
    }

    private static string? RealFiles()
    {
        for (string? at = AppContext.BaseDirectory; at is not null; at = Path.GetDirectoryName(at))
        {
            string files = Path.Combine(at, "shared", "data", "flux-files");
            if (Directory.Exists(files)) return files;
        }
        return null;
    }

    [Fact]
    public void Real_files_read_where_they_lie_beside_the_checkout()
    {
        foreach (object[] row in RealArrays())
        {
            var file = Jld2.Open((string)row[0]);
            var error = Record.Exception(() => file.Tensor((string)row[1]));
            Assert.True(error is null or FileFormatException, $"{row[0]} {row[1]}: {error}");
        }
        if (RealFiles() is { } files)
        {
            var eigenvalues = Jld2.Open(Path.Combine(files, "urop_eigenvalues_Nx21.jld2"));
            Assert.All(eigenvalues.Names, name => Assert.Equal((DType.Float64, 2), (eigenvalues.Tensor(name).DType, eigenvalues.Tensor(name).Rank)));
            Assert.NotEmpty(eigenvalues.Names);
        }
    }
}
